import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';

const mostColours = 256;

/** Pixels in rows, a number 0xRRGGBB each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly colours: readonly number[];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const distance = (one: number, other: number): number =>
  [16, 8, 0].reduce((sum, bits) => sum + (((one >> bits) & 255) - ((other >> bits) & 255)) ** 2, 0);

/** The colours that occur most, as they are; surfaces, lines and letters are among them. */
function paletteOf(colours: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].sort(([, one], [, other]) => other - one);
  return byCount.slice(0, mostColours).map(([colour]) => colour);
}

/** Place in the palette of each colour; a rare shade at the edge of a letter becomes the nearest one. */
function placer(palette: readonly number[]): (colour: number) => number {
  const places = new Map(palette.map((colour, place) => [colour, place]));
  return (colour) => {
    const known = places.get(colour);
    if (known !== undefined) return known;
    const distances = palette.map((one) => distance(one, colour));
    const nearest = distances.indexOf(Math.min(...distances));
    places.set(colour, nearest);
    return nearest;
  };
}

/** A PNG with a palette of 256 colours: a third of the size of one in true colour, and a screen looks the same. */
export function palettePng({ width, height, colours }: Pixels): Buffer {
  const palette = paletteOf(colours);
  const placeOf = placer(palette);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, index) => rows.writeUInt8(placeOf(colour), index + Math.floor(index / width) + 1));
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
