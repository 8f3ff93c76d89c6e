import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';

export interface ReadCell {
  readonly at: string;
  /** `inlineStr` for text; numbers say nothing. */
  readonly type: string | undefined;
  readonly style: string | undefined;
  readonly text: string;
}

export interface ReadBook {
  readonly parts: ReadonlyMap<string, string>;
  readonly rows: readonly (readonly ReadCell[])[];
  /** Names of all elements of the sheet. */
  readonly elements: ReadonlySet<string>;
}

function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  return new Promise((done, fail) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return fail(error);
      zip.on('error', fail).on('end', () => done(parts));
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, (unreadable, stream) => {
          if (unreadable) return fail(unreadable);
          buffer(stream).then((content) => {
            parts.set(entry.fileName, content.toString('utf8'));
            zip.readEntry();
          }, fail);
        }),
      );
      zip.readEntry();
    });
  });
}

/** A workbook read back with another program than wrote it; malformed XML throws. */
export async function readBook(stream: Readable): Promise<ReadBook> {
  const parts = await partsOf(await buffer(stream));
  const elements = new Set<string>();
  const rows: ReadCell[][] = [];
  for (const [path, xml] of parts) {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    if (path === 'xl/worksheets/sheet1.xml') {
      parser.on('opentag', ({ name, attributes }) => {
        elements.add(name);
        if (name === 'row') rows.push([]);
        const { r = '', t, s } = attributes as Readonly<Record<string, string | undefined>>;
        if (name === 'c') rows.at(-1)?.push({ at: r, type: t, style: s, text: '' });
      });
      parser.on('text', (text) => {
        const row = rows.at(-1);
        const cell = row?.pop();
        if (cell) row!.push({ ...cell, text: cell.text + text });
      });
    }
    parser.write(xml).close();
  }
  return { parts, rows, elements };
}
