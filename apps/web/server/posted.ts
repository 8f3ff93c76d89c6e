import { citizenProcedure, router } from '@chuan/api';
import { ProcedureContent } from '@chuan/library/contract';
import { getCurrentVersion } from '@chuan/procedures/server';
import { z } from 'zod';

const Posted = z.strictObject({
  id: z.uuid(),
  documentCode: z.string(),
  number: z.int(),
  content: ProcedureContent,
});

const open = citizenProcedure.meta({ isPublic: true });

/** Procedures that the agency has posted, as they stand today. */
export const postedRouter = router({
  list: open.output(z.array(Posted)).query(async ({ ctx }) => {
    const rows = await ctx.tx.queries
      .selectFrom('procedure')
      .select('id')
      .where('tenant_id', '=', ctx.tenantId)
      .where('is_posted', '=', true)
      .orderBy('field')
      .orderBy('name')
      .execute();
    const found = [];
    for (const { id } of rows) {
      const { procedureId, documentCode, number, content } = await getCurrentVersion(ctx.tx, id, ctx.now);
      found.push({ id: procedureId, documentCode, number, content });
    }
    return found;
  }),
  get: open
    .input(z.strictObject({ id: z.uuid() }))
    .output(Posted)
    .query(async ({ ctx, input }) => {
      const { procedureId, documentCode, number, content } = await getCurrentVersion(ctx.tx, input.id, ctx.now);
      return { id: procedureId, documentCode, number, content };
    }),
});
