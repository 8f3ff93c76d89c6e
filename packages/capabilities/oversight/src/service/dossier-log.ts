import type { TenantContext } from '@chuan/api';
import { identifyApplicant } from '@chuan/dossiers/server';
import { exportExtract, readSecondVerifier } from '@chuan/event-log';
import type { LogExtract } from '../contract.ts';
import type { FindCheckpoints } from './event-log.ts';

/**
 * What the agency's log says of a dossier, for its applicant to check where they like. Of everybody else it holds
 * nothing but hashes.
 *
 * @throws {AppError} `dossier.not_found` for an unknown code and a wrong secret alike.
 */
export async function extractForApplicant(
  ctx: TenantContext,
  key: { code: string; secret: string },
  find: FindCheckpoints,
): Promise<LogExtract> {
  const { state } = await identifyApplicant(ctx, key);
  const place = await find();
  const extract = await exportExtract(ctx.tx, state.id, place?.folder);
  ctx.noteRead({
    action: 'dossier.log_exported',
    subjectKind: 'dossier',
    subjectId: state.id,
    label: state.code,
    purpose: 'verification',
  });
  return {
    name: `nhat-ky-${state.code}.json`,
    json: JSON.stringify(extract),
    entries: extract.batches.reduce((sum, { entries }) => sum + entries.length, 0),
    pending: extract.pending.length,
    publicKey: place?.publicKey ?? null,
  };
}

/** The program that checks it, on Python alone. */
export const secondVerifier = async () => ({ name: 'verify.py', text: await readSecondVerifier() });
