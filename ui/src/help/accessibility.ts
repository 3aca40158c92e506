import type { HelpPage } from './page';

export const accessibility: HelpPage = {
  id: 'accessibility',
  title: 'Accessibility statement',
  about:
    'The desk is meant to be usable by everyone who works in an office. Its measure is WCAG 2.2, level AA. This page says what has been tested, what has not, and what is known to fall short.',
  sections: [
    {
      title: 'What it is built to do',
      points: [
        'Everything can be done with the keyboard alone, and what has the focus can be seen.',
        '*Ctrl++* and *Ctrl+-* make text and controls larger and smaller, *Ctrl+0* gives them their usual size. They grow to 200 % in a window of 1280 × 800 without anything being lost; the desk remembers it on this computer.',
        'Light and dark, reduced motion, more contrast and the system’s own high-contrast colours are followed.',
        'Nothing is told by colour alone: a word or an icon says it too.',
        'Nothing moves or times out by itself, but for short messages that also stand in History.',
      ],
    },
    {
      title: 'What was tested',
      points: [
        'Every end-to-end journey in the real window on Linux runs axe-core, a checker of accessibility, on each screen; anything serious fails the test.',
        'Whole journeys are made with the keyboard alone, by machine.',
        'Every screen is checked in light and in dark, at 1280 × 800 and 1920 × 1080.',
        'Room as at 200 % zoom, more contrast and forced colours were looked at by eye on most screens while building, in Chromium and not in the window itself.',
      ],
    },
    {
      title: 'What was not tested',
      points: [
        'No screen reader was used by hand: not Orca, NVDA, JAWS, Narrator or VoiceOver. Names, roles and states are there for them, but nobody has listened to them.',
        'Windows and macOS were not run with assistive technology, nor were high-contrast themes of Windows.',
        'No speech input, switch or screen magnifier was tried, and no disabled person has tested it yet.',
      ],
    },
    {
      title: 'What is known to fall short',
      points: [
        'Long lists draw only the rows in sight. The count and the row’s number are given to a reader, but reading a whole list in one go is not possible; search or filter it first.',
        'In a window narrower than about 640 points, as at 400 % zoom, wide lists scroll sideways.',
        'The window to choose a file is your system’s own.',
      ],
    },
    {
      title: 'Tell us where it stumbles',
      points: [
        'Report it to whoever gives your office support for the desk, with the version from About, the name of the screen and what you use (screen reader, zoom, keyboard).',
      ],
    },
  ],
  keys: ['Everywhere'],
  words: 'wcag axe screen reader contrast zoom keyboard',
};
