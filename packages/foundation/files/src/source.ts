import { open } from 'node:fs/promises';
import type { ZipFile } from 'yauzl';
import { fromBufferPromise, openPromise } from 'yauzl';

/** Bytes that can be read from any place: in memory or in a file. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Up to `length` bytes from `start`; fewer at the end. */
  read(start: number, length: number): Promise<Buffer>;
  openZip(): Promise<ZipFile>;
  close(): Promise<void>;
}

const zipOptions = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true };

export function bytesSource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    sizeBytes: buffer.length,
    read: async (start, length) => buffer.subarray(start, start + length),
    openZip: () => fromBufferPromise(buffer, zipOptions),
    close: async () => {},
  };
}

export async function fileSource(path: string): Promise<ByteSource> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    sizeBytes: size,
    read: async (start, length) => {
      const wanted = Math.max(0, Math.min(length, size - start));
      const buffer = Buffer.alloc(wanted);
      const { bytesRead } = await handle.read(buffer, 0, wanted, start);
      return buffer.subarray(0, bytesRead);
    },
    openZip: () => openPromise(path, zipOptions),
    close: () => handle.close(),
  };
}
