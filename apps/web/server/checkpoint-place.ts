import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CheckpointPlace } from '@chuan/event-log';
import { readEnv } from '@chuan/kernel/env';

/** Where the worker leaves the signed checkpoints, and their public key; undefined until it has made one. */
export async function findCheckpoints(): Promise<CheckpointPlace | undefined> {
  const { DATA_DIR, CHECKPOINT_DIR } = readEnv();
  const dataDir = resolve(DATA_DIR);
  const publicKey = await readFile(join(dataDir, 'keys/checkpoints.pub'), 'utf8').catch(() => undefined);
  if (publicKey === undefined) return undefined;
  return { folder: CHECKPOINT_DIR ?? join(dataDir, 'checkpoints'), publicKey: publicKey.trim() };
}
