/**
 * Letters without accents, in lower case: "Thuỷ", "Thủy" and "thuy" fold to one text, so the place of a tone mark
 * never hides a row.
 */
export function foldVietnamese(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** The distinct folded words of a text, at most `limit`, as the search table stores them. */
export function searchTokens(text: string, limit = 40): string[] {
  const words = foldVietnamese(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, limit);
}
