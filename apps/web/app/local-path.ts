/** A path of this site from a form or an address; anything that leads elsewhere gives the fallback. */
export function localPath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])[\w\-./~%?=&+,:@#]*$/.test(value)) return fallback;
  return value;
}
