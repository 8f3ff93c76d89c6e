import type { JobContext } from '@chuan/jobs';
import { civilDateOf, type Instant, type Uuid } from '@chuan/kernel';
import { getPositionHolders } from '@chuan/tenancy/server';
import { NoticeParams } from './contract.ts';
import { isSettled } from './domain.ts';
import { listUnreadOf, saveRead } from './repository.ts';
import { dossierForNotice } from './service.ts';

/**
 * Marks as read what the notices of a dossier asked of people and what is done by now, whoever did it. The dossier as
 * it stands decides, so it does not matter in which order events come.
 */
export async function settleDossier(ctx: JobContext, dossierId: Uuid): Promise<void> {
  const found = await dossierForNotice(ctx.tx, dossierId);
  if (!found) return;
  const { state, content } = found;
  // Before it is accepted no step is open, and the first one's position was asked to take it in.
  const intake = content.steps[0]?.positionId ?? null;
  const positionIds = new Set([intake, ...state.steps.map((step) => step.positionId)].filter((id) => id !== null));
  const holders = await getPositionHolders(ctx.tx, [...positionIds], civilDateOf(ctx.now));
  const ofPosition = (id: Uuid | null) => (holders.get(id ?? '') ?? []).map(({ personId }) => personId);
  const open = state.steps
    .filter(({ status }) => status === 'open')
    .map(({ name, personId, positionId }) => ({
      name,
      personIds: personId === null ? ofPosition(positionId) : [personId],
    }));
  const told = [...state.steps.flatMap((step) => step.personId ?? []), ...[...positionIds].flatMap(ofPosition)];
  const standing = { status: state.status, open };
  await settle(ctx, { personIds: told, since: state.submittedAt }, (row) => {
    const asked = { kind: row.kind, personId: row.person_id, params: NoticeParams.parse(row.params) };
    return row.dossier_id === dossierId && isSettled(asked, standing);
  });
}

const ofVersions: ReadonlySet<string> = new Set(['procedure_to_review', 'procedure_to_approve', 'procedure_returned']);

interface Moved {
  readonly id: Uuid;
  readonly begunAt: Instant;
  readonly people: readonly { readonly id: Uuid }[];
}

/** Marks as read what was asked about a version before it moved on. */
export const settleVersion = (ctx: JobContext, { id, begunAt, people }: Moved): Promise<void> =>
  settle(
    ctx,
    { personIds: people.map((person) => person.id), since: begunAt },
    (row) => ofVersions.has(row.kind) && NoticeParams.parse(row.params)['versionId'] === id,
  );

type Unread = Awaited<ReturnType<typeof listUnreadOf>>[number];

async function settle(
  ctx: JobContext,
  { personIds, since }: { readonly personIds: readonly Uuid[]; readonly since: Instant },
  isDone: (row: Unread) => boolean,
): Promise<void> {
  const done = (await listUnreadOf(ctx.tx, [...new Set(personIds)], since)).filter(isDone);
  for (const { id, person_id: personId } of done) await saveRead(ctx.tx, personId!, ctx.now, [id]);
}
