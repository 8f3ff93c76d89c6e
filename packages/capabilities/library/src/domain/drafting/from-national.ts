import type {
  DossierComponent,
  NationalComponent,
  NationalDetail,
  NationalMethod,
  NationalView,
  ProcedureCase,
  ProcedureContent,
  SubmissionMethod,
} from '../../contract.ts';
import { isLonger, workingMinutesOf } from '../limits.ts';
import { limitsIn } from '../reading/limits.ts';
import { oneLine, shortened } from '../reading/text.ts';
import { draftSteps } from './steps.ts';
import { caseName, purposeOf, scopeOf, usualDefinitions, usualRecords } from './vocabulary.ts';

type Known = Pick<NationalView, 'code' | 'name' | 'field' | 'level' | 'listing' | 'detail'>;

/** Only that there is something to draw; `hasAssumedLimit` keeps it from being published. */
const unknownLimit = { value: 5, unit: 'working_days' } as const;

/**
 * A first draft of a procedure's content from what is known nationally. What no source tells is filled with the usual
 * and is the author's to put right: limits without a source are assumed and said to be, steps without times share the limit.
 */
export function draftFromNational(national: Known, rules: ProcedureContent['rules']): ProcedureContent {
  const { detail, listing } = national;
  const { methods, cases, legalLimit, hasAssumedLimit } = draftMethods(detail);
  const papers = draftComponents(detail?.components ?? [], cases);
  const drafted = draftSteps(detail, legalLimit, workingMinutesOf(legalLimit));
  const applicants = detail?.applicantTypes.length ? detail.applicantTypes : (listing?.applicantTypes ?? []);
  return {
    procedureCode: national.code,
    name: national.name,
    shortName: shortNameOf(national.name),
    field: shortened(national.field, 120),
    level: detail?.level ?? national.level ?? 'commune',
    purpose: shortened(purposeOf(national.name), 2_000),
    scope: shortened(scopeOf(national.name), 2_000),
    definitions: [...usualDefinitions],
    applicantTypes: applicants.slice(0, 20).map((type) => shortened(type, 120)),
    requirements: requirementsOf(detail),
    sets: 1,
    cases: [...papers.cases],
    methods,
    legalLimit,
    components: papers.components,
    legalBases: (detail?.legalBases ?? [])
      .slice(0, 80)
      .map(({ code, name }) => ({ code: shortened(code || name, 80), name: shortened(name, 600) })),
    results: (detail?.results ?? []).slice(0, 20).map((result) => shortened(result, 400)),
    forms: papers.forms,
    records: [...usualRecords],
    dataFields: [],
    steps: drafted.steps,
    rules,
    hasSampleTimes: drafted.hasSampleTimes,
    hasAssumedLimit,
    source: shortened(detail?.source ?? '', 400),
  };
}

const opening = /^(thủ tục|giải quyết thủ tục)\s+/i;

/** The name without the word that every name begins with, as lists show it. */
function shortNameOf(name: string): string {
  const bare = name.replace(opening, '');
  return shortened(bare.charAt(0).toUpperCase() + bare.slice(1), 60);
}

const nothing = /^(không( có| quy định)?|0)\.?$/i;

const requirementsOf = (detail: NationalDetail | null): string => {
  const remarks = (detail?.components ?? []).filter((one) => one.isNote).map((one) => one.name);
  const said = detail?.requirements ?? '';
  return shortened([nothing.test(said) ? '' : said, ...remarks].filter(Boolean).join('\n'), 8_000);
};

function draftMethods(detail: NationalDetail | null) {
  const given = detail?.methods ?? [];
  const turns = Math.max(0, ...given.map((method) => method.turn));
  const cases = turns > 1 ? Array.from({ length: Math.min(turns, 60) }, (_, at) => draftCase(given, at + 1)) : [];
  const fallback = longestOf(given.flatMap((method) => method.limit ?? [])) ?? detail?.limit ?? caseLimitOf(detail);
  const methods = given
    .filter((method) => turns <= 1 || method.turn <= 60)
    .slice(0, 200)
    .map((method) => draftMethod(method, cases[method.turn - 1], fallback ?? unknownLimit));
  const legalLimit = longestOf([...methods.map((method) => method.limit), ...(detail?.limit ? [detail.limit] : [])]);
  const usual: SubmissionMethod[] = [{ channel: 'direct', limit: fallback ?? unknownLimit, feeVnd: 0, feeNote: '' }];
  return {
    methods: methods.length > 0 ? methods : usual,
    cases,
    legalLimit: legalLimit ?? fallback ?? unknownLimit,
    hasAssumedLimit: fallback === undefined,
  };
}

const caseLimitOf = (detail: NationalDetail | null) =>
  longestOf((detail?.cases ?? []).flatMap((one) => (one.limit ? [one.limit] : [])));

type Limit = ProcedureContent['legalLimit'];

const longestOf = (limits: readonly Limit[]): Limit | undefined =>
  limits.reduce<Limit | undefined>((top, limit) => (top && !isLonger(limit, top) ? top : limit), undefined);

function draftCase(methods: readonly NationalMethod[], turn: number): ProcedureCase {
  const note = oneLine(methods.find((method) => method.turn === turn)?.note ?? '').replace(/^[-+*•]\s*/, '');
  const isNaming = note !== '' && (limitsIn(note).length > 0 || /^(đối với|trường hợp)/i.test(note));
  return { key: `c${turn}`, name: isNaming ? `${caseName(turn)}: ${shortened(note, 360)}` : caseName(turn) };
}

const draftMethod = (
  { channel, limit, feeVnd, feeNote, note }: NationalMethod,
  one: ProcedureCase | undefined,
  fallback: Limit,
): SubmissionMethod => ({
  channel,
  ...(one ? { caseKey: one.key } : {}),
  limit: limit ?? fallback,
  feeVnd: feeVnd ?? 0,
  feeNote: shortened([feeNote, one ? '' : oneLine(note)].filter(Boolean).join(' '), 1_000),
});

const ofACase = /^(\(?\d|[a-zđ]\)|đối với|trường hợp|hồ sơ)/i;

function draftComponents(papers: readonly NationalComponent[], methodCases: readonly ProcedureCase[]) {
  const cases = [...methodCases];
  const keyOf = new Map<string, string>();
  const forms: ProcedureContent['forms'] = [];
  const components = papers
    .filter((paper) => !paper.isNote)
    .slice(0, 200)
    .map((paper, at): DossierComponent => {
      const caseKey =
        methodCases.length === 0 && ofACase.test(paper.group) ? caseOf(paper.group, cases, keyOf) : undefined;
      const formCode = formCodeOf(paper, forms);
      const isUncounted = paper.originals + paper.copies === 0;
      return {
        key: `p${at + 1}`,
        ...(caseKey === undefined ? {} : { caseKey }),
        name: shortened(paper.name, 1_200),
        originals: isUncounted ? 1 : paper.originals,
        copies: paper.copies,
        isRequired: !/^(trường hợp|nếu|văn bản ủy quyền)/i.test(paper.name) && !/\(nếu có\)/i.test(paper.name),
        isFromDatabase: false,
        formCode,
        note: caseKey === undefined ? shortened(paper.group, 600) : '',
      };
    });
  return { components, cases, forms };
}

function caseOf(group: string, cases: ProcedureCase[], keyOf: Map<string, string>): string | undefined {
  const known = keyOf.get(group);
  if (known !== undefined) return known;
  if (cases.length >= 60) return undefined;
  const key = `c${cases.length + 1}`;
  keyOf.set(group, key);
  cases.push({ key, name: shortened(group, 400) });
  return key;
}

const formNumber = /mẫu(?: đơn)? số\s*(\d{1,3}[a-zđ]?(?:\/[A-ZĐ-]+)?)/i;

/** The form that a paper is filled in on, when its name gives the number; listed once. */
function formCodeOf(paper: NationalComponent, forms: ProcedureContent['forms']): string {
  const number = formNumber.exec(paper.name)?.[1];
  if (number === undefined) return '';
  const name = shortened(paper.name.replace(/\s*(theo|\()\s*mẫu.*$/i, ''), 300);
  const code = `Mẫu số ${number}`;
  const clash = forms.find((form) => form.code === code);
  if (clash) return clash.name === name ? code : '';
  if (forms.length >= 60) return '';
  forms.push({ code, name });
  return code;
}
