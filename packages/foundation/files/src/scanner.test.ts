import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { readEnv } from '@chuan/kernel/env';
import { afterEach, describe, expect, it } from 'vitest';
import { clamdAddress, clamdScanner } from './clamd.ts';
import { docxWith, pdf, png, zipOf } from './samples.ts';
import { absentScanner, eicarScanner, eicarText, type Scanner, stateAfterScan } from './scanner.ts';

const eicar = Buffer.from(eicarText, 'latin1');
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close();
    await once(server, 'close');
  }
});

/** What a clamd that is set as ours must be says of some content; it looks into zips, and zips in zips. */
function lookInto(content: Buffer, mostBytes: number): string {
  if (content.includes(eicar)) return 'stream: Eicar-Test FOUND';
  for (let at = content.indexOf('PK\x03\x04'); at >= 0; at = content.indexOf('PK\x03\x04', at + 4)) {
    if (content.readUInt16LE(at + 6) & 1) return 'stream: Heuristics.Encrypted.Zip FOUND';
    const start = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
    const packed = content.subarray(start, start + content.readUInt32LE(at + 18));
    const inner = content.readUInt16LE(at + 8) === 0 ? packed : inflated(packed, mostBytes);
    if (inner === undefined) return 'stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND';
    const verdict = lookInto(inner, mostBytes);
    if (verdict !== 'stream: OK') return verdict;
  }
  return 'stream: OK';
}

function inflated(packed: Buffer, maxOutputLength: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength });
  } catch {
    return undefined;
  }
}

/** A clamd for tests: speaks INSTREAM and knows the EICAR file alone. */
async function clamd(
  options: { mostBytes?: number; answer?: string; path?: string; onSocket?: (socket: Socket) => void } = {},
) {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (options.onSocket) return options.onSocket(socket);
    let received = Buffer.alloc(0);
    const mostBytes = options.mostBytes ?? 1_000_000;
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const content = contentOf(received);
      const isTooMuch = received.length > 2 * mostBytes || (content?.length ?? 0) > mostBytes;
      // As clamd does: it answers in the middle and hangs up.
      if (isTooMuch) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      if (content === undefined) return;
      const verdict = lookInto(content, mostBytes);
      socket.end(`${options.answer ?? verdict}\0`);
    });
  });
  servers.push(server);
  server.listen(options.path ? { path: options.path } : { port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  return options.path ? `unix:${options.path}` : `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The streamed content once its closing chunk has come. */
function contentOf(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (received.length < command.length || received.toString('latin1', 0, command.length) !== command) return undefined;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

type Case = readonly [name: string, make: () => Promise<Scanner>];

/**
 * The emulator and, where `CLAMD_ADDRESS` names one, a real clamd: one contract for both. The real one needs a
 * signature of the EICAR text at any place (an `.ndb` line `Eicar-Test:0:*:<hex>`) and the settings of the README.
 */
const { CLAMD_ADDRESS: real } = readEnv();
const clamds: readonly Case[] = [
  ['clamd over TCP', async () => clamdScanner(await clamd(), 5_000)],
  ...(real === undefined ? [] : [['the clamd of CLAMD_ADDRESS', async () => clamdScanner(real)] as const]),
];

const builtIn: Case = ['the built-in detector', async () => eicarScanner];

describe.each([builtIn, ...clamds])('%s', (_, make) => {
  it('passes an ordinary file', async () => {
    expect(await (await make()).scan([Buffer.from('đơn đề nghị')])).toBe('clean');
  });

  it('passes an empty file', async () => {
    expect(await (await make()).scan([])).toBe('clean');
  });

  it('finds the test virus', async () => {
    expect(await (await make()).scan([eicar])).toBe('infected');
  });

  it('finds it among other bytes, cut anywhere', async () => {
    const scanner = await make();
    const bytes = Buffer.concat([Buffer.alloc(50, 'x'), eicar, Buffer.alloc(50, 'y')]);
    for (const size of [1, 7, 67, 68, 69]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(await scanner.scan(pieces), `pieces of ${size}`).toBe('infected');
    }
  });

  it('finds it in a well-formed PDF', async () => {
    const stream = `2 0 obj\n<< /Length 68 >>\nstream\n${eicarText}\nendstream\nendobj`;
    expect(await (await make()).scan([pdf(stream)])).toBe('infected');
  });

  it('passes a well-formed document', async () => {
    expect(await (await make()).scan([docxWith()])).toBe('clean');
  });

  it('says nothing of a file that cannot be read to its end', async () => {
    const broken = (async function* () {
      yield Buffer.from('x');
      throw new Error('read error');
    })();
    expect(await (await make()).scan(broken)).toBe('unavailable');
  });
});

describe.each(clamds)('%s, which unpacks,', (_, make) => {
  const virus = { name: 'word/media/a.bin', content: eicar };
  const secret = zipOf([{ name: 'a.txt', content: Buffer.alloc(60, 'x'), flags: 1 }]);
  it.each([
    ['the test virus packed into a document', docxWith(virus)],
    ['the test virus in a zip', zipOf([virus])],
    ['the test virus in a zip in a zip', zipOf([{ name: 'inner.zip', content: zipOf([virus]) }])],
    ['the test virus behind a picture', Buffer.concat([png(), zipOf([virus])])],
    ['an encrypted zip', secret],
  ])('does not call %s clean', async (_name, content) => {
    expect(stateAfterScan(await (await make()).scan([content]))).toBe('infected');
  });

  it('does not call a file beyond its limit clean', async () => {
    const pieces = Array.from({ length: 60 }, () => Buffer.alloc(1_000_000, 'x'));
    expect(stateAfterScan(await (await make()).scan(pieces))).toBe('pending');
  });
});

describe('clamd', () => {
  it('is reached over a local socket', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'chuan-clamd-'));
    const scanner = clamdScanner(await clamd({ path: join(directory, 's') }), 5_000);
    expect(await scanner.scan([eicar])).toBe('infected');
    await rm(directory, { recursive: true, force: true });
  });

  it('takes a file larger than one chunk', async () => {
    const scanner = clamdScanner(await clamd({ mostBytes: 10_000_000 }), 5_000);
    expect(await scanner.scan([Buffer.alloc(3_000_000), eicar])).toBe('infected');
  });

  it.each([
    ['runs into its limit', 'INSTREAM size limit exceeded. ERROR'],
    ['does not know the command', 'UNKNOWN COMMAND'],
    ['says nothing', ''],
    ['says OK of something else', 'x stream: OK'],
    ['says OK with more behind it', 'stream: OK but not really'],
  ])('leaves the file waiting when it %s', async (_, answer) => {
    expect(await clamdScanner(await clamd({ answer }), 5_000).scan([Buffer.from('x')])).toBe('unavailable');
  });

  it('leaves the file waiting when it is down', async () => {
    const address = await clamd();
    servers.splice(0).forEach((server) => server.close());
    expect(await clamdScanner(address, 5_000).scan([Buffer.from('x')])).toBe('unavailable');
  });

  it('leaves the file waiting when it hangs up in the middle', async () => {
    const address = await clamd({ onSocket: (socket) => socket.destroy() });
    expect(await clamdScanner(address, 5_000).scan([Buffer.alloc(5_000_000)])).toBe('unavailable');
  });

  it('leaves the file waiting when it never answers', async () => {
    const address = await clamd({ onSocket: (socket) => socket.resume() });
    expect(await clamdScanner(address, 200).scan([Buffer.from('x')])).toBe('unavailable');
  });

  it.each([
    '',
    'localhost',
    'tcp://',
    'tcp://host',
    'tcp://host:0',
    'tcp://host:70000',
    'http://host:1',
    'unix:relative',
    'tcp://a b:1',
  ])('refuses the address %j', (address) => {
    expect(() => clamdAddress(address)).toThrow('file.bad_scanner_address');
  });

  it('reads addresses of both kinds', () => {
    expect(clamdAddress('tcp://clamav:3310')).toEqual({ host: 'clamav', port: 3310 });
    expect(clamdAddress('tcp://[::1]:3310')).toEqual({ host: '::1', port: 3310 });
    expect(clamdAddress('unix:/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
  });

  it('reads addresses as the table of settings writes them', () => {
    expect(clamdAddress('clamav:3310')).toEqual({ host: 'clamav', port: 3310 });
    expect(clamdAddress('/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
  });
});

describe('the state of a scanned file', () => {
  it('is never clean without an answer', async () => {
    expect(stateAfterScan(await absentScanner.scan([Buffer.from('x')]))).toBe('pending');
    expect(stateAfterScan('clean')).toBe('clean');
    expect(stateAfterScan('infected')).toBe('infected');
  });
});
