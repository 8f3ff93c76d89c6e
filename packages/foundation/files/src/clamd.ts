import { once } from 'node:events';
import { type NetConnectOpts, type Socket, connect } from 'node:net';
import { invalid } from '@chuan/kernel';
import type { ScanVerdict, Scanner } from './scanner.ts';

const mostChunkBytes = 262_144;

/**
 * The address of a clamd: `host:port` or `/path/to/socket`, with `tcp://` or `unix:` before it or not.
 *
 * @throws {AppError} `file.bad_scanner_address`
 */
export function clamdAddress(address: string): NetConnectOpts {
  const path = /^(?:unix:)?(\/.+)$/.exec(address)?.[1];
  if (path !== undefined) return { path };
  const found = /^(?:tcp:\/\/)?(\[[0-9a-fA-F:]+\]|[^\s:/]+):(\d{1,5})$/.exec(address);
  const port = Number(found?.[2]);
  if (!found || port < 1 || port > 65_535) throw invalid('file.bad_scanner_address');
  return { host: found[1]!.replace(/^\[|\]$/g, ''), port };
}

/**
 * A scanner behind clamd's INSTREAM command. Only the plain answer "OK" counts as clean; a limit that clamd runs into,
 * a broken line, silence beyond `timeoutMs` and any other answer are `unavailable`. clamd must be set to
 * `AlertExceedsMax yes` and `AlertEncrypted yes`, or it calls what it could not read OK.
 */
export function clamdScanner(address: string, timeoutMs = 30_000): Scanner {
  const target = clamdAddress(address);
  return {
    async scan(content) {
      const socket = connect({ ...target, timeout: timeoutMs });
      socket.on('timeout', () => socket.destroy(new Error('clamd is silent')));
      const answer = readAnswer(socket);
      // The line may break while the file is still being sent; that is heard of there.
      answer.catch(() => {});
      try {
        await once(socket, 'connect');
        await send(socket, content);
        return verdictOf(await answer);
      } catch {
        return 'unavailable';
      } finally {
        socket.destroy();
      }
    },
  };
}

async function send(socket: Socket, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const piece of content) {
    for (let at = 0; at < piece.length; at += mostChunkBytes) {
      const chunk = piece.subarray(at, at + mostChunkBytes);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      await write(socket, length);
      await write(socket, chunk);
    }
  }
  await write(socket, Buffer.alloc(4));
}

const write = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

function readAnswer(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  return new Promise((resolve, reject) => {
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      sizeBytes += chunk.length;
      if (sizeBytes > 4_096 || chunk.includes(0)) resolve(answerOf(chunks));
    });
    socket.on('end', () => resolve(answerOf(chunks)));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('clamd hung up')));
  });
}

const answerOf = (chunks: readonly Buffer[]) =>
  Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\0[\s\S]*$/, '')
    .trim();

function verdictOf(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return 'clean';
  return /^stream: .+ FOUND$/.test(answer) ? 'infected' : 'unavailable';
}
