import { apiError } from '../../api/errors';
import { copyText } from '../../kit/clipboard';
import { toast } from '../../kit/toasts.svelte';

/** Puts an e-mail or a telephone on the clipboard and says so. */
export async function copied(value: string): Promise<void> {
  try {
    await copyText(Promise.resolve(value));
    toast(`Copied ${value}`);
  } catch (thrown) {
    toast(apiError(thrown).message);
  }
}
