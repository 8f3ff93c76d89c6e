import { invalid } from '@chuan/kernel';
import { fileTypeFromBuffer } from 'file-type';
import { cleanFileName, extensionOf } from './names.ts';
import { officeKind } from './office.ts';
import { jpegSize, pngSize } from './pictures.ts';
import { type FileKind, type FilePolicy, fileKinds, kindOfExtension } from './policy.ts';
import { type ByteSource, bytesSource, fileSource } from './source.ts';

export interface InspectedFile {
  readonly kind: FileKind;
  readonly mediaType: string;
  /** The name cleaned, with the extension that the content bears out. */
  readonly name: string;
  readonly sizeBytes: number;
}

const headBytes = 4_100;
/** End-of-directory record of a zip (22 bytes) with the longest comment behind it. */
const tailBytes = 22 + 65_535;

/**
 * Whether a file may come in: size, extension and content must agree with the policy and with one another. The type
 * that the browser claims is not asked.
 *
 * @param content  the bytes, or the path of a file that nobody else can change meanwhile.
 * @throws {AppError} invalid: `file.empty`, `file.too_large`, `file.type_not_allowed`, `file.type_mismatch`,
 *   `file.damaged`, `file.hidden_content`, `file.picture_too_large`, `file.encrypted`, `file.archive_too_large`,
 *   `file.has_macros`, `file.unsafe_content`
 */
export async function inspectFile(
  content: Uint8Array | { readonly path: string },
  fileName: string,
  policy: FilePolicy,
): Promise<InspectedFile> {
  const source = 'path' in content ? await fileSource(content.path) : bytesSource(content);
  try {
    if (source.sizeBytes === 0) throw invalid('file.empty');
    if (source.sizeBytes > policy.maxBytes) throw invalid('file.too_large', { mostBytes: policy.maxBytes });
    const name = cleanFileName(fileName);
    const promised = kindOfExtension(extensionOf(name), policy);
    const kind = await kindOfContent(source, policy);
    if (kind !== promised) throw invalid('file.type_mismatch', { extension: extensionOf(name) });
    return { kind, mediaType: fileKinds[kind].mediaType, name, sizeBytes: source.sizeBytes };
  } finally {
    await source.close();
  }
}

async function kindOfContent(source: ByteSource, policy: FilePolicy): Promise<FileKind | undefined> {
  const head = await source.read(0, headBytes);
  // A copy: the detector may read beyond a view into a larger buffer.
  const detected = await fileTypeFromBuffer(new Uint8Array(head)).catch(() => undefined);
  const signature = signatureOf(head);
  if (signature === 'zip') {
    await refuseLooseZip(source);
    return officeKind(source, policy);
  }
  if (signature === undefined || detected?.mime !== fileKinds[signature].mediaType) return undefined;
  await refuseSecondFace(source, { head, kind: signature });
  if (signature === 'pdf') return 'pdf';
  const { widthPx, heightPx } = signature === 'png' ? await pngSize(source) : await jpegSize(source);
  if (widthPx === 0 || heightPx === 0) throw invalid('file.damaged');
  if (widthPx * heightPx > policy.maxPixels) throw invalid('file.picture_too_large', { mostPixels: policy.maxPixels });
  return signature;
}

/** Only a signature at the very first byte counts: readers that search for one are how two-faced files work. */
function signatureOf(head: Buffer): 'pdf' | 'png' | 'jpeg' | 'zip' | undefined {
  if (head.toString('latin1', 0, 5) === '%PDF-') return 'pdf';
  if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (head.length >= 4 && head.readUInt32BE(0) === 0x504b0304) return 'zip';
  return undefined;
}

/** Where a zip's directory would end exactly at the end of the file, as a zip reader looks for it. */
async function zipDirectory(
  source: ByteSource,
): Promise<{ recordAt: number; offset: number; size: number } | undefined> {
  const start = Math.max(0, source.sizeBytes - tailBytes);
  const tail = await source.read(start, tailBytes);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50 || at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue;
    return { recordAt: start + at, size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
  }
  return undefined;
}

/** A zip with bytes before, between or behind what its directory covers has something to hide. */
async function refuseLooseZip(source: ByteSource): Promise<void> {
  const directory = await zipDirectory(source);
  if (!directory) throw invalid('file.damaged');
  const isZip64 = directory.offset === 0xffffffff;
  if (!isZip64 && directory.offset + directory.size !== directory.recordAt) throw invalid('file.hidden_content');
}

const webFace = /<(script|html|svg|iframe|object|embed|!doctype|\?php)/i;

async function refuseSecondFace(
  source: ByteSource,
  first: { head: Buffer; kind: 'pdf' | 'png' | 'jpeg' },
): Promise<void> {
  if (await zipDirectory(source)) throw invalid('file.hidden_content');
  const tail = (await source.read(Math.max(0, source.sizeBytes - 2_048), 2_048)).toString('latin1');
  const opening = first.head.toString('latin1', 0, 1_024);
  if (first.kind === 'pdf') {
    const end = tail.lastIndexOf('%%EOF');
    if (end < 0) throw invalid('file.damaged');
    if (/[^\s\0]/.test(tail.slice(end + 5))) throw invalid('file.hidden_content');
    if (webFace.test(opening)) throw invalid('file.hidden_content');
    return;
  }
  if (opening.includes('%PDF-') || webFace.test(opening) || webFace.test(tail)) throw invalid('file.hidden_content');
}
