import type { TimeLimit } from '@chuan/calendar';
import { type DossierComponent, type LegalBasis, ProcedureContent, type ProcedureStep } from '@chuan/library/contract';
import type { z } from 'zod';
import { type Lane, lanes } from '../lanes.ts';

/** A sample procedure: its content, and the codes of its template and of the document an agency makes of it. */
export interface DemoProcedure {
  readonly templateCode: string;
  readonly documentCode: string;
  readonly content: ProcedureContent;
  /** What the librarian locks, and why. */
  readonly locks: readonly { readonly path: string; readonly reason: string }[];
}

type StepInput = z.input<typeof ProcedureStep>;
type ContentInput = z.input<typeof ProcedureContent>;

export interface ProcedureFacts
  extends Pick<ContentInput, 'name' | 'shortName' | 'field' | 'level'>,
    Partial<Pick<ContentInput, 'applicantTypes' | 'requirements' | 'cases' | 'dataFields' | 'sets' | 'forms'>> {
  readonly code: string;
  readonly templateCode: string;
  readonly documentCode: string;
  readonly limit: TimeLimit;
  /** Đồng by channel; a channel that is not named is not offered. */
  readonly fees: { readonly direct: number; readonly online?: number; readonly postal?: number };
  readonly feeNote?: string;
  /** Limits of single cases, for every channel. */
  readonly caseLimits?: Readonly<Record<string, TimeLimit>>;
  readonly papers: readonly z.input<typeof DossierComponent>[];
  readonly laws: readonly LegalBasis[];
  readonly results: readonly string[];
  readonly steps: readonly StepInput[];
  readonly rules?: Partial<ProcedureContent['rules']>;
  /** True unless a text of the state gives the time of every step. */
  readonly hasSampleTimes?: boolean;
}

export const workingDays = (value: number): TimeLimit => ({ value, unit: 'working_days' });
export const workingHours = (value: number): TimeLimit => ({ value, unit: 'working_hours' });
export const calendarDays = (value: number): TimeLimit => ({ value, unit: 'calendar_days' });

const hours = (value: number): number => Math.round(value * 60);
export const daysInHours = (value: number): number => value * 8;

const defaultRules: ProcedureContent['rules'] = {
  supplement: 'restart',
  maxSupplements: 1,
  supplementWithinWorkingDays: 3,
  maxExtensions: 1,
  extensionNoticeWorkingDays: 1,
  warnShares: [0.5, 0.2],
};

/** Papers of every one-stop run: the receipt and the slip that its control leaves behind. */
const standingForms = [
  { code: 'Mẫu 01', name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' },
  { code: 'Mẫu 02', name: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ' },
  { code: 'Mẫu 06', name: 'Phiếu kiểm soát quá trình giải quyết hồ sơ' },
];

const lockedByLaw = [
  { path: 'legalLimit', reason: 'Thời hạn do quyết định công bố thủ tục hành chính quy định' },
  { path: 'components', reason: 'Thành phần hồ sơ do quyết định công bố thủ tục hành chính quy định' },
  { path: 'methods.*.feeVnd', reason: 'Phí, lệ phí do văn bản của Trung ương và nghị quyết HĐND tỉnh quy định' },
];

/** A whole content out of its facts, with the parts that all procedures of a one-stop share. */
export function write(facts: ProcedureFacts): DemoProcedure {
  const { code, templateCode, documentCode, limit, fees, feeNote = '', caseLimits = {}, papers, laws, ...rest } = facts;
  const channels = Object.entries(fees) as [ContentInput['methods'][number]['channel'], number][];
  const methods = channels.flatMap(([channel, feeVnd]) => [
    { channel, limit, feeVnd, feeNote },
    ...Object.entries(caseLimits).map(([caseKey, own]) => ({ channel, caseKey, limit: own, feeVnd, feeNote })),
  ]);
  const content = ProcedureContent.parse({
    ...rest,
    procedureCode: code,
    purpose: `Quy định trình tự, trách nhiệm và thời gian giải quyết thủ tục “${facts.name}”, bảo đảm đúng pháp luật và đúng hẹn với người dân, doanh nghiệp.`,
    scope: `Áp dụng đối với cá nhân, tổ chức đề nghị giải quyết thủ tục và cán bộ, công chức tham gia giải quyết.`,
    applicantTypes: facts.applicantTypes ?? ['Công dân Việt Nam'],
    definitions: [
      { term: 'TTHC', meaning: 'Thủ tục hành chính' },
      { term: 'TN&TKQ', meaning: 'Tiếp nhận và trả kết quả' },
    ],
    methods,
    legalLimit: limit,
    components: papers,
    legalBases: laws,
    forms: [...standingForms, ...(facts.forms ?? [])],
    records: [
      { name: 'Hồ sơ của người nộp và kết quả giải quyết', keeper: 'Bộ phận chuyên môn thụ lý', years: 5 },
      { name: 'Phiếu kiểm soát quá trình giải quyết hồ sơ', keeper: 'Bộ phận tiếp nhận và trả kết quả', years: 5 },
    ],
    rules: { ...defaultRules, ...facts.rules },
    hasSampleTimes: facts.hasSampleTimes ?? true,
    source: `Thủ tục ${code}, Cơ sở dữ liệu quốc gia về thủ tục hành chính`,
  });
  return { templateCode, documentCode, content, locks: lockedByLaw };
}

type More = Partial<Omit<StepInput, 'id' | 'name' | 'limitMinutes'>>;

type Work = readonly [who: Lane, limitHours: number];

const row = (id: string, name: string, [who, limitHours]: Work, more: More): StepInput => ({
  kind: 'task',
  id,
  name,
  lane: who.name,
  positionKind: who.kind,
  limitMinutes: hours(limitHours),
  ...more,
});

/** One row of the table; `limitHours` in working hours. */
export const task = (id: string, name: string, work: Work, more: More = {}): StepInput => row(id, name, work, more);

/** An opinion asked of somebody else; silence counts as agreement unless told. */
export const consult = (id: string, name: string, work: Work, more: More = {}): StepInput =>
  row(id, name, work, { kind: 'consult', silence: 'agreed', output: 'Văn bản tham gia ý kiến', ...more });

/** A question that the dossier's data answer. */
export const question = (id: string, name: string, who: Lane, outcomes: StepInput['outcomes']): StepInput =>
  row(id, name, [who, 0], { kind: 'decision', outcomes });

export const receive = (limitHours: number): StepInput =>
  row('B1', 'Tiếp nhận, kiểm tra hồ sơ, hẹn ngày trả kết quả', [lanes.oneStop, limitHours], {
    output: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    formCodes: ['Mẫu 01', 'Mẫu 02'],
  });

export const deliver = (id: string, limitHours: number): StepInput =>
  row(id, 'Trả kết quả, thu phí (nếu có)', [lanes.oneStop, limitHours], {
    output: 'Kết quả đã trả, phiếu kiểm soát',
    formCodes: ['Mẫu 06'],
    outcomes: [{ label: 'Đã trả kết quả', to: { end: 'granted' } }],
  });

export const fit = { label: 'Đủ điều kiện', to: 'next' } as const;
export const unfit = { label: 'Không đủ điều kiện', to: { row: 'TC1' } } as const;
export const signed = { label: 'Đồng ý, ký', to: 'next' } as const;
export const rework = (rowId: string) => ({ label: 'Yêu cầu hoàn thiện', to: { row: rowId } }) as const;

/** The way out for what cannot be granted: an answer in writing with its reasons, signed as a result is. */
export const refusal = (
  writer: Lane,
  signer: Lane,
  [draftHours, signHours]: readonly [number, number],
): StepInput[] => [
  row('TC1', 'Dự thảo văn bản từ chối, nêu rõ lý do và căn cứ', [writer, draftHours], {
    output: 'Dự thảo văn bản từ chối',
  }),
  row('TC2', 'Ký văn bản từ chối giải quyết hồ sơ', [signer, signHours], {
    output: 'Văn bản từ chối',
    outcomes: [{ label: 'Đã ký từ chối', to: { end: 'refused' } }, rework('TC1')],
  }),
];

export const law = (code: string, name: string): LegalBasis => ({ code, name });

/** An original handed in, or shown and copied. */
export const original = (key: string, name: string, more: Partial<z.input<typeof DossierComponent>> = {}) => ({
  key,
  name,
  originals: 1,
  copies: 0,
  isRequired: true,
  ...more,
});
export const copy = (key: string, name: string, more: Partial<z.input<typeof DossierComponent>> = {}) => ({
  key,
  name,
  originals: 0,
  copies: 1,
  isRequired: true,
  ...more,
});
/** Only for those whom it concerns. */
export const ifAny = { isRequired: false } as const;
/** Taken from a database of the state; nobody hands it in. */
export const fromDatabase = (key: string, name: string) => ({
  key,
  name,
  originals: 0,
  copies: 0,
  isRequired: true,
  isFromDatabase: true,
});
