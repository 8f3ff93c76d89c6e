import { CivilDate, invalid } from '@chuan/kernel';
import { z } from 'zod';

export const FileKind = z.enum(['pdf', 'jpeg', 'png', 'docx', 'xlsx']);
export type FileKind = z.infer<typeof FileKind>;

/** What each kind is called: extensions in lower case and its media type. */
export const fileKinds: Readonly<Record<FileKind, { extensions: readonly string[]; mediaType: string }>> = {
  pdf: { extensions: ['pdf'], mediaType: 'application/pdf' },
  jpeg: { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  png: { extensions: ['png'], mediaType: 'image/png' },
  docx: {
    extensions: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: { extensions: ['xlsx'], mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

/** What an agency takes in, from a day on. */
export const FilePolicy = z.strictObject({
  validFrom: CivilDate,
  kinds: z.array(FileKind).min(1),
  maxBytes: z.int().min(1_024).max(1_073_741_824),
  /** Width × height of a picture. */
  maxPixels: z.int().min(10_000).max(400_000_000),
  /** Parts inside an office document. */
  maxParts: z.int().min(10).max(100_000),
  /** Bytes that all parts together may unfold to. */
  maxUnfoldedBytes: z.int().min(100_000).max(2_147_483_648),
});
export type FilePolicy = z.infer<typeof FilePolicy>;

export const defaultFilePolicy: FilePolicy = {
  validFrom: '2000-01-01',
  kinds: ['pdf', 'jpeg', 'png', 'docx', 'xlsx'],
  maxBytes: 25 * 1_048_576,
  maxPixels: 60_000_000,
  maxParts: 3_000,
  maxUnfoldedBytes: 150 * 1_048_576,
};

/** The policy in force on a day; the product's own when none of the given ones is. */
export function filePolicyOn(policies: readonly FilePolicy[], on: CivilDate): FilePolicy {
  const inForce = policies.filter((policy) => policy.validFrom <= on);
  return inForce.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? defaultFilePolicy;
}

/** The kind that an extension names, if the policy takes it. @throws {AppError} `file.type_not_allowed` */
export function kindOfExtension(extension: string, policy: FilePolicy): FileKind {
  const kind = policy.kinds.find((candidate) => fileKinds[candidate].extensions.includes(extension));
  if (!kind) throw invalid('file.type_not_allowed', { allowed: policy.kinds.join(', ') });
  return kind;
}
