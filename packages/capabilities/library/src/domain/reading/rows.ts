import type {
  ImportKind,
  ImportReason,
  NationalDetail,
  NationalKind,
  NationalListing,
  NationalStep,
  ProcedureLevel,
} from '../../contract.ts';
import { NationalCode } from '../../contract.ts';
import { workingMinutesOf } from '../limits.ts';
import { readChecklist, readDossier } from './components.ts';
import { isUsedAbroad } from './fees.ts';
import { readLegalBases } from './legal.ts';
import { limitOf, rawLimit } from './limits.ts';
import { readCases, readChannels, readListedChannels } from './methods.ts';
import { RowNotes } from './notes.ts';
import { isRaw, listAt, numberAt, type Raw, rawAt, rawsAt, textAt } from './raw.ts';
import { manyLines, oneLine, readName } from './text.ts';

/** What a row says of a procedure; parts that its source does not know are missing. */
export interface ReadRow {
  readonly code: string;
  readonly name: string;
  readonly field?: string;
  readonly level?: ProcedureLevel | null;
  readonly kind?: NationalKind;
  readonly promulgatedBy?: string;
  readonly listing?: NationalListing;
  readonly detail?: NationalDetail;
  readonly worked?: NationalDetail;
  readonly notes: RowNotes;
}

export interface RefusedRow {
  readonly code: string;
  readonly why: ImportReason;
}

export const isRefused = (row: ReadRow | RefusedRow): row is RefusedRow => 'why' in row;

const longName = 400;

/** Reads one row of a source. Whatever can be saved is saved; only a row that names no procedure is refused. */
export function readRow(kind: ImportKind, row: unknown): ReadRow | RefusedRow {
  if (!isRaw(row)) return { code: '', why: 'unknown_shape' };
  const code = oneLine(textAt(row, 'code'));
  if (code === '') return { code, why: 'no_code' };
  if (!NationalCode.safeParse(code).success) return { code: code.slice(0, 60), why: 'bad_code' };
  const notes = new RowNotes(code);
  if (code !== row['code']) notes.repair('code', 'spacing', row['code'], code);
  const name = readName(textAt(row, kind === 'procedures' ? 'nameVi' : 'name'), 'name', notes);
  if (name === '') return { code, why: 'no_name' };
  if (name.length > longName) notes.flag('name', 'name_long', name);
  const head = { code, name: name.slice(0, 1_000), notes };
  if (kind === 'catalog') return { ...head, ...readListing(row, notes) };
  return kind === 'details' ? { ...head, ...readDetail(row, notes) } : { ...head, ...readWorked(row, notes) };
}

const texts = (row: Raw, key: string): string[] => [
  ...new Set(
    listAt(row, key)
      .flatMap((one) => (typeof one === 'string' ? [oneLine(one)] : []))
      .filter(Boolean),
  ),
];

const kinds: Readonly<Record<string, NationalKind>> = {
  STANDARD: 'standard',
  SPECIFIC: 'specific',
  STANDARD_INTERNAL: 'internal',
};

function readListing(row: Raw, notes: RowNotes) {
  const [field = ''] = texts(row, 'categories');
  if (field === '') notes.flag('field', 'category_missing', '');
  return {
    field,
    kind: kinds[textAt(row, 'type')] ?? 'specific',
    promulgatedBy: oneLine(textAt(row, 'promulgatedBy')),
    listing: {
      departments: texts(row, 'departments'),
      applicantTypes: texts(row, 'targets'),
      isChanged: textAt(row, 'state') === 'UPDATED',
    },
  };
}

function levelOf(levels: readonly string[]): ProcedureLevel | null {
  if (levels.includes('commune')) return 'commune';
  return levels.includes('province') ? 'province' : null;
}

function readDetail(row: Raw, notes: RowNotes) {
  const level = levelOf(texts(row, 'levels'));
  const narrative = rawsAt(row, 'steps_raw').map((one) => ({
    name: oneLine(textAt(one, 'name')),
    text: manyLines(textAt(one, 'text')),
  }));
  const cases = readCases(row, 'processing_cases', notes);
  const text = narrative.map((one) => `${one.name} ${one.text}`).join(' ');
  const promulgatedBy = oneLine(textAt(row, 'promulgating_agency'));
  const around = { cases, text, isAbroad: isUsedAbroad(`${promulgatedBy} ${textAt(row, 'executing_agency')} ${text}`) };
  const detail: NationalDetail = {
    level,
    applicantTypes: texts(row, 'subject_types'),
    results: texts(row, 'results').map((one) => one.replace(/[.;]$/, '')),
    requirements: manyLines(textAt(row, 'requirements')),
    decisionNumber: oneLine(textAt(row, 'decision_no')),
    executingAgency: oneLine(textAt(row, 'executing_agency')),
    limit: null,
    methods: readChannels(row, around, notes),
    cases,
    components: readChecklist(row, notes),
    legalBases: readLegalBases(row, 'legal_basis', notes),
    narrative,
    steps: [],
    source: oneLine(textAt(rawAt(row, 'source'), 'url')),
  };
  return {
    field: oneLine(textAt(rawAt(row, 'category'), 'name')),
    level,
    kind: row['is_internal'] === true ? ('internal' as const) : (kinds[textAt(row, 'type')] ?? 'specific'),
    promulgatedBy,
    detail,
  };
}

function readWorked(row: Raw, notes: RowNotes) {
  const level = levelOf([textAt(row, 'level')]);
  const raw = rawLimit(numberAt(rawAt(row, 'timeLimit'), 'value'), rawAt(row, 'timeLimit')['unit']);
  const limit = raw?.unit ? limitOf(raw.value, raw.unit) : null;
  if (!limit) notes.flag('limit', raw ? 'unit_missing' : 'limit_missing', textAt(rawAt(row, 'timeLimit'), 'note'));
  const steps = rawsAt(row, 'steps').map(readStep);
  if (steps.some((step) => step.isTimed && !step.isStated)) notes.flag('steps', 'assumed_times', '');
  const remark = oneLine(textAt(row, 'dataQualityNote'));
  if (remark !== '') notes.flag('source', 'source_note', remark);
  const worked: NationalDetail = {
    level,
    applicantTypes: [],
    results: texts(row, 'resultDocument'),
    requirements: '',
    decisionNumber: oneLine(textAt(row, 'decisionNo')),
    executingAgency: oneLine(textAt(row, 'executingAgency')),
    limit,
    methods: readListedChannels(row, limit, notes),
    cases: readCases(row, 'timeLimitCases', notes),
    components: readDossier(row, notes),
    legalBases: readLegalBases(row, 'legalBasis', notes),
    narrative: [],
    steps,
    source: oneLine(textAt(row, 'sourceUrl')),
  };
  return { field: oneLine(textAt(row, 'field')), level, worked };
}

function readStep(step: Raw): NationalStep {
  const duration = rawLimit(numberAt(rawAt(step, 'duration'), 'value'), rawAt(step, 'duration')['unit']);
  return {
    name: oneLine(textAt(step, 'name')),
    role: oneLine(textAt(step, 'responsibleRole')),
    minutes: duration?.unit ? workingMinutesOf(limitOf(duration.value, duration.unit)) : null,
    isStated: textAt(step, 'durationSource') === 'stated',
    isTimed: step['countsTowardLimit'] !== false,
    isOptional: step['optional'] === true,
    isParallel: step['parallel'] === true,
    form: oneLine(textAt(step, 'formCode')),
    output: oneLine(textAt(step, 'output')),
  };
}
