import { type CivilDate, foldVietnamese, invalid } from '@chuan/kernel';
import { FilePerson, type FilePost, type PeopleNote, type PeopleReason } from './contract.ts';

/** The columns that are known, each with how people call it, folded. */
const columns = {
  fullName: ['ho va ten', 'ho ten', 'ho va ten can bo', 'ten can bo', 'full name', 'name'],
  email: ['thu dien tu', 'email', 'e-mail', 'dia chi email', 'thu dien tu cong vu', 'email cong vu', 'hop thu'],
  phone: ['dien thoai', 'so dien thoai', 'sdt', 'di dong', 'dien thoai di dong', 'so dt', 'phone'],
  unit: ['don vi', 'phong ban', 'phong', 'phong, ban', 'bo phan', 'don vi cong tac', 'unit', 'department'],
  position: ['vi tri', 'chuc danh', 'chuc vu', 'vi tri viec lam', 'chuc vu, chuc danh', 'position', 'title'],
  fromOn: ['tu ngay', 'ngay bat dau', 'ngay nhan viec', 'giu tu ngay', 'from', 'from day', 'since'],
  roles: ['vai tro', 'nhom quyen', 'quyen', 'role', 'roles'],
} as const;
type ColumnKey = keyof typeof columns;
type Columns = Partial<Record<ColumnKey, number>>;

/** Titles and notes may stand above the head of a table. */
const headWithin = 15;

export interface PeopleFile {
  /** Rows with something in them below the head. */
  readonly read: number;
  readonly people: FilePerson[];
  readonly repaired: PeopleNote[];
  readonly flagged: PeopleNote[];
  readonly refused: PeopleNote[];
}

const headWord = (cell: string): string =>
  foldVietnamese(cell)
    .replaceAll(/\(.*?\)|[*:]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

function columnsOf(row: readonly string[]): Columns {
  const found: Columns = {};
  for (const [at, cell] of row.entries()) {
    const word = headWord(cell);
    const key = (Object.keys(columns) as ColumnKey[]).find((one) => (columns[one] as readonly string[]).includes(word));
    if (key !== undefined && found[key] === undefined) found[key] = at;
  }
  return found;
}

/**
 * People as a sheet names them: repaired where that is certain, marked where it is not, refused where nobody could be
 * made of the row. Rows of one e-mail and name are one person with several positions.
 *
 * @throws {AppError} `people_file.no_head`, `people_file.no_email_column`, `people_file.no_rows`
 */
export function readPeopleFile(rows: readonly (readonly string[])[]): PeopleFile {
  const headAt = rows.slice(0, headWithin).findIndex((row) => columnsOf(row).fullName !== undefined);
  if (headAt < 0) throw invalid('people_file.no_head');
  const at = columnsOf(rows[headAt]!);
  if (at.email === undefined) throw invalid('people_file.no_email_column');
  const file: PeopleFile = { read: 0, people: [], repaired: [], flagged: [], refused: [] };
  const byEmail = new Map<string, FilePerson>();
  let read = 0;
  for (const [index, row] of rows.entries()) {
    const cells = cellsOf(row, at);
    if (index <= headAt || isBlank(cells)) continue;
    read += 1;
    takeRow(new RowReader(file, index + 1, cells), file, byEmail);
  }
  if (read === 0) throw invalid('people_file.no_rows');
  return { ...file, read };
}

type Cells = Readonly<Record<ColumnKey, string>>;

function cellsOf(row: readonly string[], at: Columns): Cells {
  const keys = Object.keys(columns) as ColumnKey[];
  return Object.fromEntries(keys.map((key) => [key, row[at[key] ?? -1] ?? ''])) as Cells;
}

/** A row of which only a unit is given parts the sheet by departments. */
const isBlank = ({ fullName, email, phone }: Cells): boolean => `${fullName}${email}${phone}`.trim() === '';

/** Reads one row and writes down what it does to it. */
class RowReader {
  readonly #file: PeopleFile;
  readonly line: number;
  readonly cells: Cells;
  readonly who: string;

  constructor(file: PeopleFile, line: number, cells: Cells) {
    this.#file = file;
    this.line = line;
    this.cells = cells;
    this.who = cells.fullName.trim() || cells.email.trim();
  }

  note(list: 'repaired' | 'flagged' | 'refused', why: PeopleReason, what = ''): void {
    this.#file[list].push({ line: this.line, who: this.who.slice(0, 200), what: what.slice(0, 300), why });
  }

  repair(why: PeopleReason, before: string, after: string): string {
    if (before !== after) this.note('repaired', why, `${before} → ${after}`);
    return after;
  }
}

function takeRow(row: RowReader, file: PeopleFile, byEmail: Map<string, FilePerson>): void {
  const fullName = nameOf(row);
  const email = fullName === undefined ? undefined : emailOf(row);
  if (fullName === undefined || email === undefined) return;
  const posts = postsOf(row);
  if (posts === undefined) return;
  const person: FilePerson = {
    line: row.line,
    fullName,
    email,
    phone: phoneOf(row),
    posts,
    roles: listIn(row.cells.roles),
  };
  const known = byEmail.get(email);
  if (known === undefined) {
    byEmail.set(email, person);
    file.people.push(person);
    return;
  }
  if (foldVietnamese(known.fullName) !== foldVietnamese(fullName)) return row.note('refused', 'email_twice', email);
  row.note('repaired', 'rows_joined', email);
  known.posts.push(...posts.filter((post) => !known.posts.some((one) => samePost(one, post))));
  known.roles.push(...person.roles.filter((role) => !known.roles.includes(role)));
  known.phone ||= person.phone;
}

const samePost = (a: FilePost, b: FilePost): boolean =>
  foldVietnamese(`${a.unit}|${a.position}`) === foldVietnamese(`${b.unit}|${b.position}`);

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\u200b\ufeff]+/gu, ' ')
    .trim();

/** Several in one cell are parted by semicolons or line breaks. */
const listIn = (cell: string): string[] => [...new Set(cell.split(/[;\n]/).map(tidy).filter(Boolean))].slice(0, 20);

function nameOf(row: RowReader): string | undefined {
  const raw = row.cells.fullName;
  const spaced = row.repair('spacing', raw.trim(), tidy(raw));
  if (spaced === '') return void row.note('refused', 'no_name', row.cells.email);
  if (spaced.length > 100) return void row.note('refused', 'name_long', spaced);
  const isShouted = spaced === spaced.toLocaleUpperCase('vi') && /\p{Lu}{2}/u.test(spaced);
  return isShouted ? row.repair('capitals', spaced, titled(spaced)) : spaced;
}

const titled = (text: string): string =>
  text
    .toLocaleLowerCase('vi')
    .replaceAll(/(^|\s)(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toLocaleUpperCase('vi'));

function emailOf(row: RowReader): string | undefined {
  const raw = tidy(row.cells.email);
  if (raw === '') return void row.note('refused', 'no_email');
  const [first = '', ...others] = raw.split(/[;,\s]+/).filter((part) => part.includes('@'));
  if (others.length > 0) row.note('flagged', 'several_emails', raw);
  const plain = (first === '' ? raw : first)
    .replace(/^mailto:/i, '')
    .replaceAll(/^[<"']+|[>"'.]+$/g, '')
    .toLowerCase();
  const email = FilePerson.shape.email.safeParse(plain);
  if (!email.success) return void row.note('refused', 'bad_email', raw);
  return others.length > 0 ? email.data : row.repair('email_form', raw, email.data);
}

function phoneOf(row: RowReader): string {
  const raw = tidy(row.cells.phone);
  // A spreadsheet that takes a number for a figure drops the zero in front.
  if (/^[1-9]\d{8,9}$/.test(raw) && !raw.startsWith('84')) return row.repair('phone_zero', raw, `0${raw}`);
  if (raw.length <= 50 && (raw === '' || /\d{3}/.test(raw))) return raw;
  row.note('flagged', 'phone_dropped', raw);
  return '';
}

function postsOf(row: RowReader): FilePost[] | undefined {
  const [units, positions] = [listIn(row.cells.unit), listIn(row.cells.position)];
  if ([...units, ...positions].some((word) => word.length > 200)) return void row.note('refused', 'post_long');
  if (positions.length === 0) {
    row.note('flagged', units.length === 0 ? 'no_post' : 'position_missing', units.join('; '));
    return [];
  }
  const fromOn = dayOf(row);
  return positions.map((position, at) => ({ unit: units[at] ?? units[0] ?? '', position, fromOn }));
}

function dayOf(row: RowReader): CivilDate | null {
  const raw = tidy(row.cells.fromOn);
  if (raw === '') return null;
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(raw) ?? [];
  const iso = year === undefined ? raw : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(iso) && isOnCalendar(iso);
  if (isDay) return iso;
  row.note('flagged', 'day_unreadable', raw);
  return null;
}

function isOnCalendar(iso: string): boolean {
  const at = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso);
}
