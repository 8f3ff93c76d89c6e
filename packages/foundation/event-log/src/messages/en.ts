import type { vi } from './vi.ts';

export const en = {
  errors: {
    event_log: {
      bad_entry: 'The log entry is out of shape, so nothing was done.',
      entry_too_large: 'The log entry is too large, so nothing was done.',
      no_head: 'The log of the agency could not be opened. Please try again in a few minutes.',
      inconsistent_head:
        'The log does not continue its last checkpoint (from row {seq} on); no new checkpoint of it was signed.',
      checkpoints_damaged: 'The stored checkpoints were changed from number {number} on; no new one was signed.',
      checkpoints_missing:
        'The folder lacks checkpoints {number} to {upTo}, which the database remembers; no new one was signed. Bring them back from a copy.',
      checkpoint_raced: 'Another process has just signed this checkpoint.',
      clock_backwards: 'The clock of the server is behind the last checkpoint; no new one was signed.',
      bad_key: 'The key of the checkpoints is not valid.',
      open_key: 'Others may read the signing key. Let only its owner read it (mode 0600).',
      bundle_too_large:
        'At most {most} {most, plural, one {row} other {rows}} can be exported at once. Export them in parts.',
    },
  },
  findings: {
    body_altered: 'Row {seq}: the content was altered.',
    hash_altered: 'Row {seq}: the hash was altered.',
    prev_hash_altered: 'Row {seq}: the hash of the row before was altered.',
    seq_altered: 'Row {seq}: the number was altered.',
    columns_altered: 'Row {seq}: column {columns} differs from the content.',
    row_unusable: 'Row {seq}: cannot be read.',
    row_foreign: 'Row {seq}: belongs to the log of another agency.',
    rows_missing: 'Rows {seq} to {upTo} are missing.',
    row_out_of_order: 'Row {seq}: repeated or out of place.',
    link_broken: 'Row {seq}: does not continue the row before.',
    tail_missing: 'The last rows, {seq} to {upTo}, are missing.',
    head_missing: 'The head of the log is missing.',
    head_behind: 'The head stands at row {seq} while the log reaches row {upTo}.',
    head_differs: 'The head at row {seq} does not match the log.',
    checkpoint_differs: 'Row {seq}: differs from a signed checkpoint; the log was rewritten.',
    checkpoint_unreached: 'The log is shorter than a signed checkpoint: rows {seq} to {upTo} are missing.',
  },
  checkpointFindings: {
    checkpoint_absent: 'Checkpoint {number} is missing.',
    signature_wrong: 'Checkpoint {number}: the signature is wrong.',
    leaves_absent: 'Checkpoint {number}: its list is missing.',
    root_wrong: 'Checkpoint {number}: its list was altered.',
    leaf_unreadable: 'Checkpoint {number}: its list cannot be read.',
    mark_wrong: 'Checkpoint {number}: does not continue the one before.',
    time_backwards: 'Checkpoint {number}: earlier than the one before.',
    head_backwards: 'Checkpoint {number}: a log went back behind the one before.',
    newest_missing: 'The newest checkpoints are missing from the folder, {number} to {upTo}.',
    note_replaced: 'Checkpoint {number}: not the one that the database remembers; it was replaced.',
    database_behind:
      'The database remembers checkpoints up to {number} only, the folder holds them up to {upTo}; the database was set back.',
  },
  proofs: {
    held: 'Agrees with the signed checkpoint.',
    unsigned: 'The checkpoint does not bear the signature of this key.',
    broken: 'The proof was altered.',
    other_log: 'The proof belongs to the log of another agency.',
    unchecked: 'The signature of the checkpoint was not checked.',
  },
} satisfies typeof vi;
