import { invalid } from '@chuan/kernel';
import type { ByteSource } from './source.ts';

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

const damaged = () => invalid('file.damaged');
const mostSegments = 20_000;

/**
 * The size of a PNG, read from its header without unfolding it. Walks all chunks: nothing may stand behind the last.
 *
 * @throws {AppError} `file.damaged`
 */
export async function pngSize(source: ByteSource): Promise<PictureSize> {
  const head = await source.read(0, 33);
  if (head.length < 33 || head.toString('latin1', 12, 16) !== 'IHDR' || head.readUInt32BE(8) !== 13) throw damaged();
  let at = 8;
  for (let count = 0; count < mostSegments; count++) {
    const chunk = await source.read(at, 8);
    if (chunk.length < 8) throw damaged();
    at += chunk.readUInt32BE(0) + 12;
    if (chunk.toString('latin1', 4, 8) !== 'IEND') continue;
    if (at !== source.sizeBytes) throw damaged();
    return { widthPx: head.readUInt32BE(16), heightPx: head.readUInt32BE(20) };
  }
  throw damaged();
}

/** Start-of-frame markers: C0–CF but for tables (C4), arithmetic conditioning (CC) and C8. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/**
 * The size of a JPEG, read from its first frame header.
 *
 * @throws {AppError} `file.damaged`
 */
export async function jpegSize(source: ByteSource): Promise<PictureSize> {
  let at = 2;
  for (let count = 0; count < mostSegments; count++) {
    const head = await source.read(at, 9);
    const marker = head[1];
    if (head.length < 4 || head[0] !== 0xff || marker === undefined) throw damaged();
    if (marker === 0xff) at += 1;
    else if (standsAlone(marker)) at += 2;
    else if (isFrame(marker)) {
      if (head.length < 9) throw damaged();
      return { widthPx: head.readUInt16BE(7), heightPx: head.readUInt16BE(5) };
    } else if (marker === 0xda || marker === 0xd9) throw damaged();
    else {
      const length = head.readUInt16BE(2);
      if (length < 2) throw damaged();
      at += 2 + length;
    }
  }
  throw damaged();
}
