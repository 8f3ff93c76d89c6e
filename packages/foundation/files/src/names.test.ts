import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, extensionOf } from './names.ts';
import { contentDisposition, downloadHeaders } from './serving.ts';

describe('cleaning a file name', () => {
  it.each([
    ['Đơn đề nghị.pdf', 'Đơn đề nghị.pdf'],
    ['Đơn.pdf'.normalize('NFD'), 'Đơn.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\an\\đơn.docx', 'đơn.docx'],
    ['a/b/', 'b'],
    ['/', 'file'],
    ['..', 'file'],
    ['', 'file'],
    [' . ', 'file'],
    ['.htaccess', 'htaccess'],
    ['don.pdf. . ', 'don.pdf'],
    ['ảnh\u202egpj.exe', 'ảnhgpj.exe'],
    ['a\u200b\ufeffb.pdf', 'ab.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'a Set-Cookie_ x.pdf'],
    ['a\u0000.pdf', 'a .pdf'],
    ['a<b>:"|?*.pdf', 'a_b______.pdf'],
    ['con.pdf', '_con.pdf'],
    ['NUL', '_NUL'],
    ['console.pdf', 'console.pdf'],
    ['a\ud800b.pdf', 'ab.pdf'],
    ['a\u2028b.pdf', 'a b.pdf'],
  ])('%j becomes %j', (raw, expected) => {
    expect(cleanFileName(raw)).toBe(expected);
  });

  it('shortens a long name and keeps its extension', () => {
    const name = cleanFileName(`${'Giấy đề nghị '.repeat(40)}.docx`);
    expect(name.length).toBeLessThanOrEqual(120);
    expect(name.endsWith('.docx')).toBe(true);
  });

  it('holds its promises for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (raw) => {
        const name = cleanFileName(raw);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\<>:"|?*]/u);
        expect(name).not.toMatch(/^[\s.]|[\s.]$/);
        expect(name).toBe(name.normalize('NFC'));
        expect(name.isWellFormed()).toBe(true);
        expect(cleanFileName(name)).toBe(name);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the extension through any stem', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (stem) => {
        // The letter before the dot: after a path separator a bare ".pdf" is a hidden file's name, not an extension.
        expect(extensionOf(cleanFileName(`x${stem}x.pdf`))).toBe('pdf');
      }),
    );
  });
});

describe('handing a file out', () => {
  it('names it for old and new browsers', () => {
    expect(contentDisposition("Đơn 'đề nghị' 100%.pdf")).toBe(
      `attachment; filename="Don 'de nghi' 100_.pdf"; filename*=UTF-8''%C4%90%C6%A1n%20%27%C4%91%E1%BB%81%20ngh%E1%BB%8B%27%20100%25.pdf`,
    );
  });

  it('is always a save, in printable ASCII, and gives the name back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const name = cleanFileName(raw);
        const value = contentDisposition(name);
        expect(value).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
        expect(value).toMatch(/^[\x20-\x7e]+$/);
        expect(decodeURIComponent(value.split("UTF-8''")[1]!)).toBe(name);
      }),
    );
  });

  it('lets no browser run, guess or keep it', () => {
    expect(downloadHeaders({ name: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 7 })).toMatchObject({
      'Content-Disposition': expect.stringMatching(/^attachment;/),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': expect.stringContaining('sandbox'),
      'Content-Length': '7',
      'Cache-Control': 'private, no-store',
    });
  });
});
