import type { PlatformContext } from '@chuan/api';
import { listPlatformEntries, verifyPlatformLog } from '@chuan/event-log';
import { instantOf } from '@chuan/kernel';
import type { LogInput, LogPage, LogVerdict } from '../contract.ts';
import { type FindCheckpoints, pageOf, verdictOf } from './event-log.ts';

/** The vendor's own log: what its staff did, and what became of agencies and accounts. */
export async function readPlatformLog({ platform }: PlatformContext, input: LogInput): Promise<LogPage> {
  const { action, from, to, before, limit } = input;
  const entries = await listPlatformEntries(platform, {
    action,
    from: from === undefined ? undefined : instantOf(from),
    to: to === undefined ? undefined : instantOf(to, 1_440),
    before,
    limit: limit + 1,
  });
  return { ...pageOf(entries, limit), people: [], isCodeUnknown: false };
}

export async function verifyVendorLog({ platform, now }: PlatformContext, find: FindCheckpoints): Promise<LogVerdict> {
  return verdictOf(await verifyPlatformLog(platform, await find()), now);
}
