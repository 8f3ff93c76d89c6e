/** A file that was taken in and belongs to no dossier yet. */
export interface StagedFile {
  /** What it is for: the key of a paper, or nothing. */
  readonly paper: string;
  readonly token: string;
  readonly name: string;
  readonly sizeBytes: number;
}

/** A file that was not taken in, and why: a code of the catalogues. */
export interface RefusedFile {
  readonly paper: string;
  readonly name: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const filePrefix = 'file-';
const stagedPrefix = 'staged-';

/** The field that files of one paper are chosen in. */
export const fileField = (paper: string): string => filePrefix + paper;

/** The field that holds the tokens of files already taken in. */
export const stagedField = (paper: string): string => stagedPrefix + paper;

/** The paper that a field is for; undefined for any other field. */
export const paperOfFile = (field: string): string | undefined =>
  field.startsWith(filePrefix) ? field.slice(filePrefix.length) : undefined;
export const paperOfStaged = (field: string): string | undefined =>
  field.startsWith(stagedPrefix) ? field.slice(stagedPrefix.length) : undefined;

export const maxFileText = '25 MB';
export const acceptedFiles = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx';

/** `1,2 MB`, `340 KB` */
export function sizeText(bytes: number, locale: 'vi' | 'en'): string {
  const format = new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 });
  return bytes >= 1_048_576
    ? `${format.format(bytes / 1_048_576)} MB`
    : `${format.format(Math.max(1, Math.round(bytes / 1024)))} KB`;
}
