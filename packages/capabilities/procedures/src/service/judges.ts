import { withRight } from '@chuan/access/server';
import type { TenantTx } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';
import { listActivePeople } from '@chuan/tenancy/server';
import { listContributors } from '../repository/contributors.ts';
import { findVersion, type StoredVersion } from '../repository/versions.ts';
import { needProcedure } from './stored.ts';

const rights = { in_review: 'procedure.review', in_approval: 'procedure.approve' } as const;

/** Who may give what a version waits for: those with the right to, but for whoever wrote a part of it. */
export async function listJudges(tx: TenantTx, { id, status }: Pick<StoredVersion, 'id' | 'status'>) {
  if (status !== 'in_review' && status !== 'in_approval') return [];
  const people = await listActivePeople(tx);
  const wrote = new Set((await listContributors(tx, id)).map(({ personId }) => personId));
  const others = people.filter((person) => !wrote.has(person.id));
  const able = await withRight(
    tx,
    others.map((person) => person.id),
    rights[status],
  );
  return others.filter((person) => able.has(person.id));
}

/** A version that moved, with whoever is concerned by it; undefined when there is none. */
export async function findMovedVersion(tx: TenantTx, versionId: Uuid) {
  const version = await findVersion(tx, versionId);
  if (!version) return undefined;
  const { code } = await needProcedure({ tx }, version.procedureId);
  const contributors = await listContributors(tx, versionId);
  const wrote = new Set(contributors.map(({ personId }) => personId));
  const people = await listActivePeople(tx);
  return {
    ...version,
    code,
    judges: await listJudges(tx, version),
    authors: people.filter(({ id }) => wrote.has(id)),
    people,
    begunAt: contributors[0]?.firstAt ?? version.draftedAt,
  };
}
