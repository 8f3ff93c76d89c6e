import { createReadStream } from 'node:fs';
import { StagedFile, tokenOf } from '@chuan/dossiers/server';
import { networkOf } from '@chuan/api';
import { defaultFilePolicy, inspectFile, stateAfterScan } from '@chuan/files';
import { type Instant, invalid, type Uuid } from '@chuan/kernel';
import type { Services } from './services.ts';

export interface Upload {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface Staged {
  /** Goes into the procedure's input; it says what was stored and is signed. */
  readonly token: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

const goodForMs = 86_400_000;
const mebibyte = 1_048_576;

/** Who hands a file in: without a session a network is counted. */
export interface Uploader {
  readonly tenantId: Uuid | null;
  readonly address: string;
  readonly isVisitor: boolean;
}

/**
 * Takes an upload in: counted while it streams, looked into, scanned, stored under its content, and handed back as a
 * signed token. No dossier knows it until a procedure is given the token.
 *
 * @throws {AppError} `agency.not_found`, `request.too_many`, `file.…`
 */
export async function stageUpload(
  services: Services,
  { tenantId, address, isVisitor }: Uploader,
  upload: Upload,
  now: Instant,
): Promise<Staged> {
  if (tenantId === null) throw invalid('agency.not_found');
  const take = async (points: number) => {
    if (!isVisitor) return;
    const { uploads, uploadsOfDay } = services.ports.limits;
    for (const limit of [uploads, uploadsOfDay]) await limit.take(networkOf(address), points);
  };
  await take(1);
  let kind: Awaited<ReturnType<typeof inspectFile>> | undefined;
  let scan: 'clean' | 'infected' | 'pending' = 'pending';
  const stored = await services.ports.files.put(tenantId, upload.content, {
    maxBytes: defaultFilePolicy.maxBytes,
    check: async ({ path, sizeBytes }) => {
      await take(Math.floor(sizeBytes / mebibyte));
      kind = await inspectFile({ path }, upload.name, defaultFilePolicy);
      scan = stateAfterScan(await services.scanner.scan(createReadStream(path)));
      if (scan === 'infected') throw invalid('file.infected', { name: kind.name });
    },
  });
  const { name, mediaType } = kind!;
  const file: StagedFile = {
    tenantId,
    storageKey: stored.key,
    sha256: stored.sha256,
    sizeBytes: stored.sizeBytes,
    mediaType,
    name,
    scan,
    expiresAt: now + goodForMs,
  };
  return { token: tokenOf(services.ports.sign, file), name, sizeBytes: stored.sizeBytes, mediaType };
}
