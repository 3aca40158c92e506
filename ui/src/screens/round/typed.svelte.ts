/**
 * What is typed into a field that is saved when it is left. Until then it is not overwritten by what changes meanwhile; once
 * it is saved, the field shows what is stored, so that an undo is seen at once.
 */
export class Typed {
  #text = $state<string>();

  /** What the field shows. */
  over(stored: string): string {
    return this.#text ?? stored;
  }

  set(text: string, stored: string): void {
    this.#text = text === stored ? undefined : text;
  }

  /** Saves it; where that fails it stays, so that nothing that was typed is lost. */
  async save(saving: Promise<boolean>): Promise<void> {
    const text = this.#text;
    // Who goes on typing while it is saved keeps that, too.
    if ((await saving) && this.#text === text) this.#text = undefined;
  }
}
