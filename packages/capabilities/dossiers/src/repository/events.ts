import type { TenantTx } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';
import { z } from 'zod';

const Body = z.object({
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
  note: z.string().default(''),
  forms: z.array(z.string()).default([]),
  files: z.array(z.string()).default([]),
});

export async function listEvents(tx: TenantTx, dossierId: Uuid) {
  const rows = await tx.queries
    .selectFrom('dossier_event as event')
    .leftJoin('dossier_step as step', (join) =>
      join.onRef('step.tenant_id', '=', 'event.tenant_id').onRef('step.id', '=', 'event.step_id'),
    )
    .selectAll('event')
    .select('step.name as step_name')
    .where('event.tenant_id', '=', tx.tenantId)
    .where('event.dossier_id', '=', dossierId)
    .orderBy('event.seq')
    .execute();
  return rows.map((row) => {
    const body = Body.parse(row.body);
    return {
      seq: row.seq,
      kind: row.kind,
      at: row.at,
      actorKind: row.actor_kind as 'person' | 'citizen' | 'system',
      actorName: row.actor_name,
      actorPosition: row.actor_position,
      stepName: row.step_name ?? '',
      params: body.params,
      note: body.note,
      formIds: body.forms,
      fileIds: body.files,
    };
  });
}
