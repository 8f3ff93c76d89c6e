import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, ensureRoles, migrate, openDatabase, type RoleName, roleUrl } from '@chuan/db';
import { startEmbedded } from '@chuan/db/embedded';
import { migrateQueue } from '@chuan/jobs';

const passwords: Readonly<Record<RoleName, string>> = {
  migrator: 'bench-migrator',
  app: 'bench-app',
  relay: 'bench-relay',
  platform: 'bench-platform',
};

/** A durable server of this run's own, migrated as in production. */
export interface Place {
  readonly dataDir: string;
  readonly superuserUrl: string;
  readonly app: Database;
  readonly platform: Database;
  readonly relay: Database;
  readonly migrator: Database;
  readonly url: (role: RoleName) => string;
  close(): Promise<void>;
}

export async function openPlace(clients: number): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chuan-bench-'));
  const server = await startEmbedded({ dataDir: join(dataDir, 'pg') });
  const url = (role: RoleName) => roleUrl(server.superuserUrl, role, passwords[role]);
  const admin = openDatabase(server.superuserUrl, { max: 1 });
  await ensureRoles(admin.db, passwords);
  await admin.close();
  const migrator = openDatabase(url('migrator'), { max: 2 });
  await migrate(migrator.db);
  await migrateQueue(url('migrator'));
  const app = openDatabase(url('app'), { max: clients });
  const platform = openDatabase(url('platform'), { max: 4 });
  const relay = openDatabase(url('relay'), { max: 2 });
  return {
    dataDir,
    superuserUrl: server.superuserUrl,
    app,
    platform,
    relay,
    migrator,
    url,
    async close() {
      await Promise.all([app, platform, relay, migrator].map((database) => database.close()));
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
