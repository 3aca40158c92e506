/** A question in the middle of something, answered by yes or no. */
interface Question {
  title: string;
  text: string;
  yes: string;
  answer: (yes: boolean) => void;
}

export const asked: { question: Question | null } = $state({ question: null });

export function ask(words: { title: string; text: string; yes: string }): Promise<boolean> {
  asked.question?.answer(false);
  return new Promise((answer) => {
    asked.question = { ...words, answer };
  });
}

export function answer(yes: boolean): void {
  asked.question?.answer(yes);
  asked.question = null;
}
