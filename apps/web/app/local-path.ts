/**
 * A path of this site from a form or an address; anything that leads elsewhere gives the fallback. Two slashes in a
 * row are refused anywhere in the path: with dots before them, resolving the path can move them to its start.
 */
export function localPath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || !/^\/(?![/\\]|[^?#]*\/\/)[\w\-./~%?=&+,:@#]*$/.test(value)) return fallback;
  return value;
}
