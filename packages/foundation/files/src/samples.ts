import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly flags?: number;
  readonly mode?: number;
  /** A size to claim instead of the true one. */
  readonly claimedSize?: number;
  readonly stored?: boolean;
}

const bytesOf = (content: string | Uint8Array) => Buffer.from(content as string);

/** A zip file made part by part, honest or not, for the tests. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const plain = bytesOf(part.content);
    const packed = part.stored ? plain : deflateRawSync(plain, { level: 9 });
    const name = Buffer.from(part.name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800 | (part.flags ?? 0), 2);
    fields.writeUInt16LE(part.stored ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.claimedSize ?? plain.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed]);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), fields, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

const mainType = {
  docx: ['/word/document.xml', 'wordprocessingml.document.main'],
  xlsx: ['/xl/workbook.xml', 'spreadsheetml.sheet.main'],
} as const;

export const contentTypes = (kind: 'docx' | 'xlsx', extra = ''): ZipPart => ({
  name: '[Content_Types].xml',
  content:
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    `<Override PartName="${mainType[kind][0]}" ContentType="application/vnd.openxmlformats-officedocument.${mainType[kind][1]}+xml"/>${extra}</Types>`,
});

const body: ZipPart = { name: 'word/document.xml', content: '<w:document><w:t>Đơn đề nghị</w:t></w:document>' };
const rels: ZipPart = { name: '_rels/.rels', content: '<Relationships/>' };

/** An office document with more parts, by default a harmless one. */
export const docxWith = (...parts: readonly ZipPart[]): Buffer => zipOf([contentTypes('docx'), rels, body, ...parts]);
export const xlsxWith = (...parts: readonly ZipPart[]): Buffer =>
  zipOf([contentTypes('xlsx'), rels, { name: 'xl/workbook.xml', content: '<workbook/>' }, ...parts]);

export const relation = (type: string, attributes: string): string =>
  `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" ${attributes}/></Relationships>`;

export const pdf = (content = ''): Buffer =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${content}\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`,
  );

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG that claims a size and holds next to nothing. */
export function png(widthPx = 8, heightPx = 8, ...extra: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = chunk('IDAT', deflateSync(Buffer.alloc(72)));
  return Buffer.concat([signature, chunk('IHDR', header), ...extra, data, chunk('IEND', Buffer.alloc(0))]);
}
export const pngChunk = chunk;

/** A JPEG with its header only, after `before`. */
export function jpeg(widthPx = 8, heightPx = 8, before: Uint8Array = Buffer.alloc(0)): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(heightPx, 5);
  frame.writeUInt16BE(widthPx, 7);
  const app0 = Buffer.from([0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34, 0xff, 0xd9]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app0, before, frame, scan]);
}
