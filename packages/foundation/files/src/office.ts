import { type AppError, invalid, isAppError } from '@chuan/kernel';
import type { Entry, ZipFile } from 'yauzl';
import type { FilePolicy } from './policy.ts';
import type { ByteSource } from './source.ts';

/** What the content-type part of an office document says it is. */
const mainTypes: Readonly<Record<string, 'docx' | 'xlsx'>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
};

const macroPart = /(^|\/)(vbaproject\.bin|vbadata\.xml|activex|macrosheets)(\/|$)/i;
const macroType = /macroenabled|ms-office\.(vbaproject|activex)|ms-excel\.(macrosheet|intlmacrosheet)/i;
const programPart = /\.(exe|dll|scr|com|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|msi|lnk|reg|html?|mht|chm|iso)$/i;
/** Relations that make the program fetch and run something when the document is opened. */
const fetchingRelation = /\/(attachedtemplate|oleobject|package|frame|subdocument|afchunk)$/i;

const encryptedFlag = 0x1;
const linkMode = 0o120000;
const modeMask = 0o170000;
/** Text of parts that steer the program; longer ones are no honest document's. */
const mostSteeringBytes = 4_194_304;

/**
 * The kind of an office document (OOXML), once all its parts were unfolded and counted.
 *
 * @returns `undefined` for a zip that is no office document.
 * @throws {AppError} `file.encrypted`, `file.archive_too_large`, `file.has_macros`, `file.unsafe_content`,
 *   `file.damaged`
 */
export async function officeKind(source: ByteSource, policy: FilePolicy): Promise<'docx' | 'xlsx' | undefined> {
  try {
    const zip = await source.openZip();
    try {
      return await inspectParts(zip, policy);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw isAppError(error) ? error : invalid('file.damaged');
  }
}

async function inspectParts(zip: ZipFile, policy: FilePolicy): Promise<'docx' | 'xlsx' | undefined> {
  if (zip.entryCount > policy.maxParts) throw invalid('file.archive_too_large');
  const names = new Set<string>();
  let unfoldedBytes = 0;
  let contentTypes: string | undefined;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    const fault = partFault(entry, names);
    if (fault) throw fault;
    names.add(name);
    if (names.size > policy.maxParts) throw invalid('file.archive_too_large');
    if (name.endsWith('/')) continue;
    const isSteering = name === '[content_types].xml' || name.endsWith('.rels');
    const part = await unfold(zip, entry, {
      mostBytes: policy.maxUnfoldedBytes - unfoldedBytes,
      keepBytes: isSteering ? mostSteeringBytes : 2_048,
    });
    unfoldedBytes += part.sizeBytes;
    const text = isSteering || name.endsWith('.xml') ? xmlText(part.kept) : undefined;
    if (text !== undefined && /<!(doctype|entity)/i.test(text)) throw invalid('file.unsafe_content');
    if (isSteering && part.sizeBytes > mostSteeringBytes) throw invalid('file.damaged');
    if (name === '[content_types].xml') contentTypes = text ?? '';
    if (name.endsWith('.rels') && fetchesOnOpening(text ?? '')) throw invalid('file.unsafe_content');
  }
  return contentTypes === undefined ? undefined : kindOfTypes(contentTypes);
}

function partFault(entry: Entry, names: ReadonlySet<string>): AppError | undefined {
  const name = entry.fileName.toLowerCase();
  if ((entry.generalPurposeBitFlag & encryptedFlag) !== 0) return invalid('file.encrypted');
  // Two parts of one name are read differently by different programs.
  if (names.has(name)) return invalid('file.damaged');
  if (((entry.externalFileAttributes >>> 16) & modeMask) === linkMode) return invalid('file.unsafe_content');
  if (macroPart.test(name)) return invalid('file.has_macros');
  if (programPart.test(name)) return invalid('file.unsafe_content');
  return undefined;
}

/** Unfolds a part to count it; keeps its first bytes. The header's own claim of a size is not believed. */
async function unfold(zip: ZipFile, entry: Entry, most: { mostBytes: number; keepBytes: number }) {
  if (entry.uncompressedSize > most.mostBytes) throw invalid('file.archive_too_large');
  const kept: Buffer[] = [];
  let sizeBytes = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (sizeBytes < most.keepBytes) kept.push(chunk.subarray(0, most.keepBytes - sizeBytes));
    sizeBytes += chunk.length;
    if (sizeBytes > most.mostBytes) throw invalid('file.archive_too_large');
  }
  return { sizeBytes, kept: Buffer.concat(kept) };
}

/** XML as text whatever its encoding, so that nothing hides in UTF-16 or in character references. */
function xmlText(bytes: Buffer): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!utf16 && bytes.includes(0)) throw invalid('file.damaged');
  const encoding = utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

const references = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;

const withoutReferences = (text: string) =>
  text.replace(references, (whole, hex: string | undefined, decimal: string | undefined) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const attributeOf = (tag: string, name: string): string =>
  withoutReferences(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag)?.slice(1).join('') ?? '');

function fetchesOnOpening(relations: string): boolean {
  const tags = relations.match(/<(?:\w+:)?relationship\s[^>]*>/gi) ?? [];
  return tags.some(
    (tag) =>
      attributeOf(tag, 'TargetMode').trim().toLowerCase() === 'external' &&
      fetchingRelation.test(attributeOf(tag, 'Type').trim()),
  );
}

function kindOfTypes(contentTypes: string): 'docx' | 'xlsx' | undefined {
  const plain = withoutReferences(contentTypes);
  if (macroType.test(plain)) throw invalid('file.has_macros');
  const found = new Set<'docx' | 'xlsx'>();
  for (const [type, kind] of Object.entries(mainTypes)) if (plain.includes(type)) found.add(kind);
  return found.size === 1 ? [...found][0] : undefined;
}
