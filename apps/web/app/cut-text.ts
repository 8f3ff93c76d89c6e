/** The beginning of a text, without half a letter at its end: what is no whole text is refused wherever it is sent. */
export const cutText = (text: string, max: number): string => text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
