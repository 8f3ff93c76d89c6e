export { LogActor, LogEntry, platformLogId } from './entry.ts';
export { openTenantLog, record, recordApart, recordOnPlatform } from './record.ts';
export {
  type BundleOrder,
  type CheckpointPlace,
  type EntryView,
  exportBundle,
  listEntries,
  listPlatformEntries,
  type LogVerdict,
  maxBundleEntries,
  verifyPlatformLog,
  verifyTenantLog,
} from './queries.ts';
export { exportExtract } from './extract-export.ts';
export { readSecondVerifier } from './second-verifier.ts';
export type { EntryFilter } from './tables.ts';
export type { Head, LogRow } from './chain.ts';
export type { Finding, FindingKind, Verdict } from './verdict.ts';
export {
  type CheckpointFault,
  type CheckpointFinding,
  type CheckpointHistory,
  holdsNote,
  verifyCheckpoints,
} from './checkpoint-history.ts';
export { databaseMemory, findCheckpointMark } from './checkpoint-mark.ts';
export { type HeadSource, readLogProof, writeCheckpoint, type WrittenCheckpoint } from './checkpoint-writer.ts';
export { databaseHeads } from './head-source.ts';
export { loadSigningKey, newSigningKey, type SigningKey } from './signing-key.ts';
export { MerkleTree, verifyConsistency, verifyInclusion } from './merkle.ts';
