import type { CivilDate } from '@chuan/kernel';
import type { ContentProblem, ProcedureContent, ProcedureStep } from '../contract.ts';
import { isLonger } from './limits.ts';

type Params = ContentProblem['params'];

const error = (code: string, params: Params = {}): ContentProblem => ({ severity: 'error', code, params });
const warning = (code: string, params: Params = {}): ContentProblem => ({ severity: 'warning', code, params });
const at = (step: ProcedureStep, problem: ContentProblem): ContentProblem => ({ ...problem, stepId: step.id });

/** Whether everything that must be said is said, and what is referred to is there. */
export const checkText = (content: ProcedureContent, on: CivilDate): ContentProblem[] => [
  ...checkHead(content),
  ...checkMethods(content),
  ...checkComponents(content),
  ...checkLists(content),
  ...checkLimit(content),
  ...checkLaw(content, on),
  ...content.steps.flatMap((step) => checkStep(step, content)),
  ...checkManner(content),
];

function checkHead(content: ProcedureContent): ContentProblem[] {
  const problems: ContentProblem[] = [];
  if (content.name === '') problems.push(error('content.name_missing'));
  if (content.shortName === '') problems.push(error('content.short_name_missing'));
  if (content.procedureCode === '') problems.push(error('content.code_missing'));
  if (content.field === '') problems.push(error('content.field_missing'));
  if (content.results.filter(Boolean).length === 0) problems.push(error('content.no_result'));
  if (content.purpose === '') problems.push(warning('content.no_purpose'));
  return problems;
}

/** A sum in the words of a fee: `10 USD`, `8.000 đồng`. */
const sumOfMoney = /[1-9][\d.,]*\s*(nghìn|triệu|đồng|đ\b|₫|vnđ|vnd|việt nam đồng|usd|đô la|%)/iu;

function checkMethods(content: ProcedureContent): ContentProblem[] {
  const cases = new Set(content.cases.map((one) => one.key));
  const problems: ContentProblem[] = [];
  if (content.methods.length === 0) problems.push(error('content.no_method'));
  const seen = new Set<string>();
  for (const { channel, caseKey, limit, feeVnd, feeNote } of content.methods) {
    const key = `${channel}/${caseKey ?? ''}`;
    if (seen.has(key)) problems.push(error('content.method_doubled', { channel }));
    seen.add(key);
    if (caseKey !== undefined && !cases.has(caseKey)) problems.push(error('content.method_case_unknown', { channel }));
    if (feeVnd === 0 && sumOfMoney.test(feeNote))
      problems.push(warning('content.fee_in_words_only', { note: feeNote }));
    if (isLonger(limit, content.legalLimit)) problems.push(error('content.method_over_legal', { channel }));
  }
  return problems;
}

function checkComponents({ components, cases, forms }: ProcedureContent): ContentProblem[] {
  const keys = new Set(cases.map((one) => one.key));
  const codes = new Set(forms.map((form) => form.code));
  const problems = components.flatMap(({ name, caseKey, formCode, originals, copies, ...one }): ContentProblem[] => {
    if (name === '') return [error('content.component_unnamed')];
    const found: ContentProblem[] = [];
    if (caseKey !== undefined && !keys.has(caseKey)) found.push(error('content.component_case_unknown', { name }));
    if (formCode !== '' && !codes.has(formCode)) {
      found.push(error('content.component_form_unknown', { name, form: formCode }));
    }
    if (originals + copies === 0 && !one.isFromDatabase) found.push(warning('content.component_uncounted', { name }));
    return found;
  });
  return components.length > 0 ? problems : [warning('content.no_component')];
}

function doubled(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values.filter(Boolean)) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}

function checkLists(content: ProcedureContent): ContentProblem[] {
  const keys = [
    ...doubled(content.components.map((one) => one.key)).map((key) => error('content.component_doubled', { key })),
    ...doubled(content.cases.map((one) => one.key)).map((key) => error('content.case_doubled', { key })),
    ...doubled(content.forms.map((one) => one.code)).map((key) => error('content.form_doubled', { key })),
    ...doubled(content.dataFields.map((one) => one.key)).map((key) => error('content.data_field_doubled', { key })),
  ];
  if (content.cases.some((one) => one.name === '')) keys.push(error('content.case_unnamed'));
  if (content.forms.some((one) => one.name === '' || one.code === '')) keys.push(error('content.form_unnamed'));
  if (content.records.some((one) => one.name === '')) keys.push(error('content.record_unnamed'));
  if (content.dataFields.some((one) => one.label === '')) keys.push(error('content.data_field_unnamed'));
  const choices = content.dataFields.filter((one) => one.kind === 'choice' && one.choices.length < 2);
  return [...keys, ...choices.map((one) => error('content.few_choices', { name: one.label }))];
}

function checkLimit({ hasAssumedLimit }: ProcedureContent): ContentProblem[] {
  return hasAssumedLimit ? [error('content.limit_assumed')] : [];
}

function checkLaw({ legalBases }: ProcedureContent, on: CivilDate): ContentProblem[] {
  if (legalBases.length === 0) return [warning('content.no_legal_basis')];
  return legalBases.flatMap(({ code, name, issuedOn, inForceTo }): ContentProblem[] => {
    if (code === '') return [error('content.legal_unnamed')];
    if (name === '') return [error('content.legal_untitled', { law: code })];
    if (inForceTo !== undefined && inForceTo < on)
      return [error('content.legal_expired', { law: code, on: inForceTo })];
    return issuedOn !== undefined && issuedOn > on ? [warning('content.legal_later', { law: code, on: issuedOn })] : [];
  });
}

function checkStep(step: ProcedureStep, content: ProcedureContent): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const isWork = step.kind === 'task' || step.kind === 'consult';
  if (step.name === '') problems.push(error('content.step_unnamed'));
  if (step.lane === '' && step.kind !== 'timer') problems.push(error('content.step_without_lane'));
  if (isWork && step.limitMinutes === 0) problems.push(warning('content.step_without_limit'));
  if (step.kind === 'task' && step.output === '') problems.push(warning('content.step_without_output'));
  if (step.normMinutes !== undefined && step.normMinutes > step.limitMinutes) {
    problems.push(error('content.norm_over_limit', { norm: step.normMinutes, limit: step.limitMinutes }));
  }
  if (step.kind === 'consult' && step.silence === undefined) problems.push(warning('content.silence_unsaid'));
  const codes = new Set(content.forms.map((form) => form.code));
  const unknown = step.formCodes.filter((code) => !codes.has(code));
  problems.push(...unknown.map((form) => error('content.form_unknown', { form })));
  const fields = new Set([...content.dataFields.map((field) => field.key), 'outcome', 'case']);
  const asked = (step.outcomes ?? []).flatMap((outcome) => (outcome.condition ? [outcome.condition.field] : []));
  const strange = asked.filter((field) => !fields.has(field));
  problems.push(...strange.map((field) => error('content.condition_field_unknown', { field })));
  return problems.map((problem) => at(step, problem));
}

/** What a practised writer would remark upon; it bars nothing. */
function checkManner({ steps, hasSampleTimes }: ProcedureContent): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const [first] = steps;
  if (first && first.positionKind !== 'one_stop') problems.push(at(first, warning('content.first_not_one_stop')));
  if (hasSampleTimes) problems.push(warning('content.sample_times'));
  const long = steps.find((step) => step.kind === 'task' && step.name.length > 160);
  if (long) problems.push(at(long, warning('content.step_name_long')));
  return problems;
}
