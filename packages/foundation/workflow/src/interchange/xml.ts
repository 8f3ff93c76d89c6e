/**
 * Text of a file: UTF-8 unless a byte order mark or the XML declaration says otherwise. Bytes that mean nothing in
 * the encoding become U+FFFD.
 */
export function decodeXml(input: string | Uint8Array): string {
  if (typeof input === 'string') return input.replace(/^\uFEFF/, '');
  return decoderFor(input).decode(input);
}

/** A decoder for a document that begins with these bytes. */
export function decoderFor(head: Uint8Array): TextDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be');
  const start = String.fromCharCode(...head.subarray(0, 200));
  const label = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

/** The name of an element without its namespace prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
