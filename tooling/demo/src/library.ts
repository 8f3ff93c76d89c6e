import { asStaff, type Staff } from '@chuan/api';
import type { Uuid } from '@chuan/kernel';
import { ListTemplatesInput } from '@chuan/library/contract';
import { createTemplate, listTemplates, publishTemplate } from '@chuan/library/server';
import { demoProcedures } from './procedures/catalogue.ts';
import type { World } from './surroundings.ts';

/** Publishes every sample procedure as a template. May run again. @returns template ids by code. */
export async function publishTemplates(world: World, librarian: Staff): Promise<ReadonlyMap<string, Uuid>> {
  const known = await asStaff(world, librarian, (ctx) => listTemplates(ctx.platform, ListTemplatesInput.parse({})));
  const ids = new Map<string, Uuid>();
  for (const { templateCode, content, locks } of demoProcedures) {
    const there = known.find((row) => row.code === templateCode);
    if (there) {
      ids.set(templateCode, there.id);
      continue;
    }
    const id = await asStaff(world, librarian, async (ctx) => {
      const draft = await createTemplate(ctx, { code: templateCode, content, locks: [...locks] });
      const { templateId, number, version } = draft;
      await publishTemplate(ctx, { templateId, number, version, changeNote: 'Ban hành lần đầu' });
      return templateId;
    });
    ids.set(templateCode, id);
  }
  return ids;
}
