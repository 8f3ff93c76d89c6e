import { CivilDate, invalid, missing } from '@chuan/kernel';
import { z } from 'zod';

const Text = z.string().max(4_000);
const Path = z.string().regex(/^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/);
const Condition = { when: Path.optional(), unless: Path.optional() };
const Align = z.enum(['left', 'center', 'right', 'justify']);

/** A line or paragraph; `text` may hold placeholders, `**bold**` and `__italic__`. */
const TextBlock = z.strictObject({
  kind: z.literal('text'),
  text: Text,
  align: Align.optional(),
  sizePt: z.number().min(6).max(30).optional(),
  indentPt: z.number().min(0).max(200).optional(),
  spaceBeforePt: z.number().min(0).max(100).optional(),
  ...Condition,
});

/** Agency on the left, the state's name and motto on the right, place and date below it. */
const LetterheadBlock = z.strictObject({
  kind: z.literal('letterhead'),
  superior: Text.optional(),
  agency: Text,
  number: Text.optional(),
  placeDate: Text.optional(),
});

const TitleBlock = z.strictObject({ kind: z.literal('title'), text: Text, subtitle: Text.optional() });

/** One line for each member of a list. */
const ListBlock = z.strictObject({
  kind: z.literal('list'),
  of: Path,
  text: Text,
  marker: z.enum(['number', 'dash', 'none']).default('dash'),
  indentPt: z.number().min(0).max(200).default(10),
  ...Condition,
});

const TableColumn = z.strictObject({
  header: Text,
  text: Text,
  /** Part of the width that is left after fixed columns. */
  share: z.number().positive().optional(),
  fixedPt: z.number().positive().optional(),
  align: Align.optional(),
  group: Text.optional(),
  /** The column appears only if some row has a value under this name. */
  onlyIfAny: Path.optional(),
});

const TableBlock = z.strictObject({
  kind: z.literal('table'),
  of: Path,
  columns: z.array(TableColumn).min(1).max(20),
  /** Name under which a row heads a group: such a row spans the table and holds this text alone. */
  headingOf: Path.optional(),
  numbered: z.boolean().default(false),
  sizePt: z.number().min(6).max(20).optional(),
  emptyText: Text.optional(),
  ...Condition,
});

/** Text lines beside a QR code with its caption. */
const QrBlock = z.strictObject({
  kind: z.literal('qr'),
  content: Text,
  caption: z.array(Text).max(4),
  beside: z.array(TextBlock).max(30),
  sidePt: z.number().min(40).max(200).default(84),
});

const SignatureColumn = z.strictObject({
  title: Text.optional(),
  note: Text.optional(),
  name: Text.optional(),
  /** Small lines from the left edge instead of a signature: who receives the paper. */
  recipients: z.array(Text).max(12).optional(),
});

const SignaturesBlock = z.strictObject({
  kind: z.literal('signatures'),
  columns: z.array(SignatureColumn).min(1).max(4),
  spacePt: z.number().min(0).max(120).default(30),
  spaceBeforePt: z.number().min(0).max(100).default(8),
});

/** Small print under a rule at the foot of the last page. */
const FootnoteBlock = z.strictObject({ kind: z.literal('footnote'), text: Text, ...Condition });

const RuleBlock = z.strictObject({ kind: z.literal('rule'), spacePt: z.number().min(0).max(60).default(6) });

export const FormBlock = z.discriminatedUnion('kind', [
  TextBlock,
  LetterheadBlock,
  TitleBlock,
  ListBlock,
  TableBlock,
  QrBlock,
  SignaturesBlock,
  FootnoteBlock,
  RuleBlock,
]);
export type FormBlock = z.infer<typeof FormBlock>;
export type BlockOf<K extends FormBlock['kind']> = Extract<FormBlock, { kind: K }>;

/** A printed form as data, in force from a day on until a newer layout of the same code. */
export const FormLayout = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,40}$/),
  validFrom: CivilDate,
  paper: z.enum(['A5', 'A4']),
  orientation: z.enum(['portrait', 'landscape']).default('portrait'),
  /** Title of the PDF; placeholders allowed. */
  title: Text,
  sizePt: z.number().min(8).max(16),
  /** The type may shrink to this size where that keeps the whole on one page; else it stays as it is. */
  leastSizePt: z.number().min(8).max(16).optional(),
  /** Line at the head of every page after the first: which paper goes on here. */
  continued: Text.optional(),
  blocks: z.array(FormBlock).min(1).max(80),
});
export type FormLayout = z.infer<typeof FormLayout>;
export type FormLayoutInput = z.input<typeof FormLayout>;

/**
 * The layout of a form in force on a day.
 *
 * @throws {AppError} `print.no_layout` if none had taken effect by then.
 */
export function layoutOn(layouts: readonly FormLayout[], code: string, on: CivilDate): FormLayout {
  const inForce = layouts.filter((layout) => layout.code === code && layout.validFrom <= on);
  const found = inForce.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  if (!found) throw missing('print.no_layout', { form: code });
  return found;
}

/** A layout from outside, checked. @throws {AppError} `print.bad_layout` naming the first fault. */
export function parseLayout(input: unknown): FormLayout {
  const result = FormLayout.safeParse(input);
  if (result.success) return result.data;
  throw invalid('print.bad_layout', { at: result.error.issues[0]?.path.join('.') ?? '' });
}
