const longest = { characters: 120, bytes: 240 };

/** Names that Windows keeps for devices, whatever their extension. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;
const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/**
 * A file name that is safe to show, to store as text and to save under: composed letters (NFC), the last part of a
 * path only, no control or direction characters, none that a file system refuses, at most 120 characters with the
 * extension kept.
 *
 * @param fallback  name when nothing is left.
 */
export function cleanFileName(raw: string, fallback = 'file'): string {
  const visible = raw
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\ufffd]/gu, '');
  const last = visible.split(/[/\\]/).findLast((part) => /[^\s.]/.test(part)) ?? '';
  const plain = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const name = deviceName.test(plain) ? `_${plain}` : plain;
  return shorten(name === '' ? fallback : name);
}

/** The extension in lower case without its dot; `''` when there is none. */
export function extensionOf(name: string): string {
  const found = /\.([A-Za-z0-9]{1,10})$/.exec(name);
  return found?.[1]?.toLowerCase() ?? '';
}

function shorten(name: string): string {
  const fits = (text: string) => text.length <= longest.characters && bytesOf(text) <= longest.bytes;
  if (fits(name)) return name;
  const extension = extensionOf(name);
  const tail = extension === '' ? '' : name.slice(-extension.length - 1);
  let stem = '';
  for (const { segment } of graphemes.segment(name.slice(0, name.length - tail.length))) {
    if (!fits(stem + segment + tail)) break;
    stem += segment;
  }
  return stem.replace(/[\s.]+$/, '') + tail;
}
