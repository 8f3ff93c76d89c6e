import { CivilDate } from '@chuan/kernel';
import { z } from 'zod';
import { ListInput } from './lists.ts';

/** A file of the register says so when it stops here; a spreadsheet of more rows is of use to nobody. */
export const fileRowsAtMost = 50_000;

/** The register for a file: the same filters, in larger pages. */
export const FileRowsInput = ListInput.omit({ limit: true });
export type FileRowsInput = z.infer<typeof FileRowsInput>;

/** Printing holds its thread for about half a second per thousand dossiers. */
export const bookRowsAtMost = 2_000;

/** The printed register, Mẫu 07: what was received from a day to a day. */
export const BookInput = z
  .strictObject({ from: CivilDate, to: CivilDate })
  .refine(({ from, to }) => from <= to, { path: ['to'] });
export type BookInput = z.infer<typeof BookInput>;
