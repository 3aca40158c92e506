/**
 * Puts text on the clipboard that is still on its way. A webview lets a page write there only at once after a key or a
 * click, so it is given the promise and not the text.
 */
export async function copyText(text: Promise<string>): Promise<void> {
  const blob = text.then((words) => new Blob([words], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}
