import type { Database } from '@chuan/db';

/** Ids of all agencies, those that are suspended included. */
export async function listTenants(db: Database['db']): Promise<string[]> {
  const rows = await db.selectFrom('platform.tenant').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}
