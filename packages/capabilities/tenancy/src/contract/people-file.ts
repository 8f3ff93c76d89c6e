import { CivilDate } from '@chuan/kernel';
import { z } from 'zod';
import { PositionKind } from './organisation.ts';

/** Why something of a row was repaired, only marked, or why the row was refused; keys of the catalogue. */
export const PeopleReason = z.enum([
  'spacing',
  'capitals',
  'email_form',
  'phone_zero',
  'rows_joined',
  'day_moved',
  'day_unreadable',
  'phone_dropped',
  'several_emails',
  'name_known',
  'no_post',
  'position_missing',
  'position_of_several_units',
  'role_unknown',
  'roles_not_yours',
  'no_name',
  'name_long',
  'no_email',
  'bad_email',
  'email_twice',
  'inactive',
  'post_long',
]);
export type PeopleReason = z.infer<typeof PeopleReason>;

/** Where in the file, whom it is about, and the value as it came (and, for a repair, as it was taken). */
export const PeopleNote = z.strictObject({ line: z.int(), who: z.string(), what: z.string(), why: PeopleReason });
export type PeopleNote = z.infer<typeof PeopleNote>;

const Word = z.string().trim().max(200);

/** A position as a file names it; an empty unit is any unit. */
export const FilePost = z.strictObject({ unit: Word, position: Word.min(1), fromOn: CivilDate.nullable() });
export type FilePost = z.infer<typeof FilePost>;

/** A person as a file means them. */
export const FilePerson = z.strictObject({
  line: z.int(),
  fullName: z.string().trim().min(1).max(100),
  email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
  phone: z.string().trim().max(50),
  posts: z.array(FilePost).max(20),
  roles: z.array(Word).max(20),
});
export type FilePerson = z.infer<typeof FilePerson>;

/** What an import does, or did, with a person. Whoever is there already keeps what they have. */
export const PersonOutcome = z.enum(['new', 'changed', 'same', 'refused']);
export type PersonOutcome = z.infer<typeof PersonOutcome>;

export const CheckPeopleInput = z.strictObject({
  /** The cells of a sheet, its head among the first lines. */
  rows: z.array(z.array(z.string().max(2_000)).max(100)).max(5_000),
});

/** What a file would do: `read = new + changed + same + refused`. */
export const CheckedPeople = z.strictObject({
  read: z.int(),
  people: z.array(FilePerson.extend({ outcome: z.enum(['new', 'changed', 'same']) })),
  repaired: z.array(PeopleNote),
  /** Looks wrong or is left out, for a person to decide. */
  flagged: z.array(PeopleNote),
  refused: z.array(PeopleNote),
  newUnits: z.array(z.string()),
  newPositions: z.array(z.strictObject({ unit: z.string(), position: z.string(), kind: PositionKind })),
});
export type CheckedPeople = z.infer<typeof CheckedPeople>;

/** A part of a file at a time, so that a long one shows how far it is. */
export const ImportPeopleInput = z.strictObject({
  /** The password is used only when the e-mail has no account yet. */
  people: z
    .array(FilePerson.extend({ password: z.string().min(10).max(200) }))
    .min(1)
    .max(20),
  /** Makes units and positions that the file names and the agency lacks. */
  makeMissing: z.boolean(),
});
export type ImportPeopleInput = z.infer<typeof ImportPeopleInput>;

export const ImportedPeople = z.strictObject({
  people: z.array(z.strictObject({ line: z.int(), email: z.string(), outcome: PersonOutcome })),
});
export type ImportedPeople = z.infer<typeof ImportedPeople>;

/** Lists that can be taken along as a spreadsheet; `template` is an empty one to fill in. */
export const SheetKind = z.enum(['people', 'organisation', 'template']);
export type SheetKind = z.infer<typeof SheetKind>;

export const TableSheet = z.strictObject({ name: z.string(), rows: z.array(z.array(z.string())) });
export type TableSheet = z.infer<typeof TableSheet>;
