/** The name in US-ASCII for programs that know no other: "Đơn.pdf" → "Don.pdf". */
const asciiName = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');

/**
 * The header value that makes a browser save a file and never show it (RFC 6266, RFC 8187).
 *
 * @param name  a name from `cleanFileName`.
 */
export function contentDisposition(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encoded}`;
}

export interface ServedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** All headers under which a stored file leaves the house: saved, never run, never guessed, never cached in between. */
export function downloadHeaders(file: ServedFile): Readonly<Record<string, string>> {
  return {
    'Content-Type': file.mediaType,
    'Content-Length': String(file.sizeBytes),
    'Content-Disposition': contentDisposition(file.name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
    'Referrer-Policy': 'no-referrer',
  };
}
