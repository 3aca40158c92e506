import type { HelpPage } from './page';

export const jigsaw: HelpPage = {
  id: 'jigsaw',
  title: 'Jigsaw',
  about:
    'Here you place the trainees of a block at schools. Trainees stand at the left, places at the right, and beside them why each pairing fits or not. Nothing is placed by itself: the jigsaw ranks and explains, you decide.',
  sections: [
    {
      title: 'Place trainees by keyboard',
      steps: [
        'Choose the block at the top. The trainees who are hardest to place stand first: those for whom the fewest places fit. For whom none does stand at the end.',
        '*Arrow keys* move, *Enter* or Space picks a trainee up. The places come in order, the best first, and the keys stand on the best.',
        '*Enter* places. The keys go back to the next trainee, so Enter twice places one and goes on. *Escape* puts back.',
        '*Delete* takes a trainee off; show *Placed* or *All* to find them.',
      ],
    },
    {
      title: 'Place trainees with the mouse',
      points: [
        'Drag a trainee onto a place. As soon as they are picked up, the places are ranked for them.',
        'A click shows what is known; a double click picks up.',
      ],
    },
    {
      title: 'See why',
      points: [
        '*Blocked* cannot be done, and the reason is said: the subject, the age range, part-time, a limit of travel, no place left, a school that closes, days in which the trainee is elsewhere.',
        '*With a warning* can be done, and something is to be minded: over safe capacity, no mentor trained, the same school again, no signed agreement, farther than the office wants.',
        'Miles are a straight line from about where a trainee lives. The home itself is never shown here, nor are private reasons.',
        'Pick a *place* up instead of a trainee, and the trainees are ranked for it.',
        '*F* shows only what is possible; */* goes to the filter.',
      ],
    },
    {
      title: 'Try it first',
      points: [
        '*What if …* lets you place, move and take off without writing anything down. *X* on a school lets it drop out, to see what would be left.',
        '*Keep it* writes it down as one step that can be undone; *Let it go* forgets it.',
      ],
    },
    {
      title: 'If somebody cannot be moved',
      points: [
        'A placement that the school knows of is not moved here. Withdraw it first, so that the school is told.',
      ],
    },
    {
      title: 'If nothing is here',
      points: [
        'A jigsaw needs a block with its days, trainees in training, and schools that offer places. The screen leads to what is missing.',
      ],
    },
  ],
  keys: ['In the jigsaw', 'Everywhere'],
  undo: 'Placing, moving and taking off: press Ctrl+Z, or use History later.',
  data: 'Placements lie in your file. Reasons and ranks are worked out anew each time and are not kept.',
  words: 'jigsaw place trainee match fit blocked warning what if drop out rank reasons distance',
};
