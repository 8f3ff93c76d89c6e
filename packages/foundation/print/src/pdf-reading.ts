import jsQR from 'jsqr';
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  /** The words of each page in drawing order. */
  readonly pages: readonly string[];
  readonly text: string;
  /** Width and height of each page in whole millimetres. */
  readonly sizesMm: readonly (readonly [number, number])[];
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly createdAt: string | undefined;
  readonly bookmarks: readonly string[];
}

const open = (bytes: Uint8Array) => getDocument({ data: bytes.slice(), verbosity: 0, disableFontFace: true }).promise;

const toMm = (points: number) => Math.round((points * 25.4) / 72);

/** Reads a PDF as a viewer would, for the tests. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await open(bytes);
  const pages: string[] = [];
  const sizesMm: [number, number][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .filter((text) => text !== '')
        .join(' ')
        .replace(/\s+/g, ' '),
    );
    const { width, height } = page.getViewport({ scale: 1 });
    sizesMm.push([toMm(width), toMm(height)]);
  }
  const metadata = await document.getMetadata();
  const info = metadata.info as Record<string, string | undefined>;
  const outline = (await document.getOutline()) ?? [];
  await document.loadingTask.destroy();
  return {
    pages,
    sizesMm,
    text: pages.join('\n'),
    title: info.Title,
    language: info.Language ?? undefined,
    createdAt: info.CreationDate,
    bookmarks: outline.map((entry: { title: string }) => entry.title),
  };
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The filled rectangles of a drawn path; its numbers are commands (0 move, 1 line, 4 close) with their points. */
function rectangles(path: Float32Array): Box[] {
  const boxes: Box[] = [];
  let points: [number, number][] = [];
  for (let at = 0; at < path.length; ) {
    const command = path[at++];
    if (command === 0 || command === 1) points.push([path[at++]!, path[at++]!]);
    else if (command === 4) {
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      boxes.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
      points = [];
    } else return [];
  }
  return boxes;
}

/** What the QR code drawn on the first page says, as a camera reads it from the paper. */
export async function readQr(bytes: Uint8Array): Promise<string | undefined> {
  const document = await open(bytes);
  const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList();
  const paths = fnArray.flatMap((operation, at) =>
    operation === OPS.constructPath
      ? [rectangles((argsArray[at] as [unknown, [Float32Array | null]])[1][0] ?? new Float32Array())]
      : [],
  );
  await document.loadingTask.destroy();
  const boxes = paths.sort((a, b) => b.length - a.length)[0] ?? [];
  const [left, top] = [Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1]))];
  const [side, scale, quiet] = [500, 4, 40];
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const box of boxes) {
    const [x0, y0, x1, y1] = [box[0] - left, box[1] - top, box[2] - left, box[3] - top].map(
      (value) => Math.round(value * scale) + quiet,
    ) as [number, number, number, number];
    for (let y = y0; y < y1; y++)
      for (let x = x0; x < x1; x++) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  }
  return jsQR(pixels, side, side)?.data;
}
