import type { TenantTx } from '@chuan/db';
import { type Instant, timestamp, type Uuid } from '@chuan/kernel';

/** Somebody who wrote a part of a version, from their first saving to their last. */
export interface StoredContributor {
  readonly personId: Uuid;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** Notes that somebody wrote at an instant. */
export async function noteContributor(
  tx: TenantTx,
  { versionId, personId, at }: { readonly versionId: Uuid; readonly personId: Uuid; readonly at: Instant },
): Promise<void> {
  await tx.queries
    .insertInto('procedure_contributor')
    .values({
      tenant_id: tx.tenantId,
      version_id: versionId,
      person_id: personId,
      first_at: timestamp(at),
      last_at: timestamp(at),
    })
    .onConflict((known) =>
      known.columns(['tenant_id', 'version_id', 'person_id']).doUpdateSet({ last_at: timestamp(at) }),
    )
    .execute();
}

/** Everybody who wrote a part of a version, the first one first. */
export async function listContributors(tx: TenantTx, versionId: Uuid): Promise<StoredContributor[]> {
  const rows = await tx.queries
    .selectFrom('procedure_contributor')
    .select(['person_id', 'first_at', 'last_at'])
    .where('tenant_id', '=', tx.tenantId)
    .where('version_id', '=', versionId)
    .orderBy('first_at')
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({ personId: row.person_id, firstAt: row.first_at, lastAt: row.last_at }));
}

/** Forgets who wrote a draft that was given up: its number begins anew, with nothing of theirs in it. */
export async function forgetContributors(tx: TenantTx, versionId: Uuid): Promise<void> {
  await tx.queries
    .deleteFrom('procedure_contributor')
    .where('tenant_id', '=', tx.tenantId)
    .where('version_id', '=', versionId)
    .execute();
}
