/** The keys of the commands. A list, a field and a dialog have their own besides. */
import { dialogIsOpen, isEmptySearch, isTextField, takesLetters } from '../kit/keys';
import { canRun, COMMANDS, type Command } from './commands';
import { isPressed, isText } from './keys';

export function shortcuts(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  for (const command of COMMANDS) {
    const chord = command.keys?.find((keys) => isPressed(keys, event));
    if (chord === undefined || leftToOthers(command, chord, event.target)) continue;
    const runs = canRun(command);
    // The window's own Back must not lead where ours does not.
    if (runs || event.altKey) event.preventDefault();
    if (runs) command.run();
    return;
  }
}

/** A dialog is answered first; a field that is typed into, a choice and a menu have their own use for most keys. */
function leftToOthers(command: Command, chord: string, target: EventTarget | null): boolean {
  if (dialogIsOpen()) return !command.overDialogs;
  if (command.whileTyping) return false;
  if (!isTextField(target)) return takesLetters(target);
  return isText(chord) || !isEmptySearch(target);
}
