import type { TenantContext } from '@chuan/api';
import { civilDateOf, conflict } from '@chuan/kernel';
import type { z } from 'zod';
import type { AgencyProfileView, SaveProfileInput } from '../contract.ts';
import { findProfile, insertProfile, listProfiles, saveProfile } from '../repository/agency.ts';
import { recordChange } from './log.ts';

/** Every profile of the agency, the newest first; the first that has begun is in force. */
export const listAgencyProfiles = (ctx: TenantContext): Promise<AgencyProfileView[]> => listProfiles(ctx.tx);

/**
 * Writes what the agency is called and where it is from a day on. The row now in force and later ones may be
 * corrected; a row for a past day cannot be added, because papers of that day are out.
 *
 * @throws {AppError} `profile.in_the_past`, `profile.changed`
 */
export async function saveAgencyProfile(
  ctx: TenantContext,
  input: z.output<typeof SaveProfileInput>,
): Promise<AgencyProfileView> {
  const today = civilDateOf(ctx.now);
  const rows = await listProfiles(ctx.tx);
  const same = rows.find((row) => row.validFrom === input.validFrom);
  if (same?.version !== input.version) throw conflict('profile.changed');
  const inForce = await findProfile(ctx.tx, today);
  if (input.validFrom < today && input.validFrom !== inForce?.validFrom) throw conflict('profile.in_the_past');
  const after = same
    ? await saveProfile(ctx.tx, same, input.profile)
    : await insertProfile(ctx.tx, input.validFrom, input.profile);
  const before = same ?? inForce;
  recordChange(ctx, {
    action: 'profile.saved',
    subject: { kind: 'tenant', id: ctx.tenantId, label: after.name },
    ...(before ? { before } : {}),
    after,
  });
  return after;
}
