/**
 * The beginning of a text, without half a letter at its end and without what no keyboard types: what is no whole text
 * is refused wherever it is sent.
 */
export const cutText = (text: string, max: number): string =>
  text
    .replaceAll('\0', '')
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, '');
