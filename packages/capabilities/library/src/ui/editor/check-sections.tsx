import {
  type BudgetPart,
  type CheckItem,
  CheckPanel,
  CheckSection,
  formatHours,
  TimeBudget,
  useLocale,
} from '@chuan/ui';
import type { ContentProblem, ProcedureStep } from '../../contract.ts';
import { isWork, lockOn, stepCodesOf } from '../../domain.ts';
import { useMinutesText, useProblemText } from '../texts.ts';
import { useT } from '../translate.ts';
import { PracticeLine } from './practice-line.tsx';
import { useEditor } from './setting.ts';
import { changeStep, spreadTime } from './steps.ts';

const isTime = (problem: ContentProblem) => problem.code.startsWith('time.');
const isHolder = (problem: ContentProblem) => problem.code.startsWith('holder.');
const isFlow = (problem: ContentProblem) => problem.code.startsWith('flow.');

export interface ChecksProps {
  readonly selectedId: string | undefined;
  readonly onShow: (stepId: string) => void;
  /** Where positions are given to people. */
  readonly peopleHref: string | undefined;
}

/** What the checks say, side by side, as the author types: the time, who holds the steps, flow and text. */
export function Checks(props: ChecksProps) {
  const t = useT();
  return (
    <CheckPanel label={t('editor.panel.label')}>
      <TimeSection selectedId={props.selectedId} />
      <HolderSection {...props} />
      <ContentSection {...props} />
    </CheckPanel>
  );
}

/** What the time comes to, by how many minutes it is over the law's. */
function useTimeTitle(): (overMinutes: number) => string {
  const t = useT();
  const locale = useLocale();
  return (over) => {
    if (over > 0) return t('editor.panel.timeOver', { time: formatHours(over, locale) });
    return over === 0 ? t('editor.panel.timeFits') : t('editor.panel.timeLeft', { time: formatHours(-over, locale) });
  };
}

function TimeSection({ selectedId }: { readonly selectedId: string | undefined }) {
  const t = useT();
  const locale = useLocale();
  const text = useProblemText();
  const titleOf = useTimeTitle();
  const { time, content, problems } = useEditor();
  if (time === null) {
    return (
      <CheckSection verdict="warning" title={t('editor.panel.timeUnknown')}>
        <p>{t('editor.panel.timeUnknownText')}</p>
      </CheckSection>
    );
  }
  const over = time.minutes - time.limitMinutes;
  const codes = stepCodesOf(content.steps);
  const steps = content.steps.filter((step) => time.criticalIds.includes(step.id) && step.limitMinutes > 0);
  const strongId = steps.some((step) => step.id === selectedId) ? selectedId : longestOf(steps);
  const shownId = content.steps.some((step) => step.id === selectedId) ? selectedId : strongId;
  const parts: BudgetPart[] = steps.map((step) => ({
    key: step.id,
    label: codes.get(step.id) ?? '',
    minutes: step.limitMinutes,
    strong: step.id === strongId,
  }));
  const beside = besideOf();
  function besideOf() {
    const isBeside = (step: ProcedureStep, at: number) =>
      step.parallelWithPrevious === true || content.steps[at + 1]?.parallelWithPrevious === true;
    const parallel = content.steps.find(
      (step, at) => isBeside(step, at) && (time!.slackMinutes[step.id] ?? 0) > 0 && step.limitMinutes > 0,
    );
    if (!parallel) return undefined;
    const at = content.steps.indexOf(parallel);
    const before = steps.filter((step) => content.steps.indexOf(step) < at);
    const startMinutes = before.slice(0, -1).reduce((sum, step) => sum + step.limitMinutes, 0);
    const label = t('editor.panel.besides', {
      code: codes.get(parallel.id) ?? '',
      time: formatHours(parallel.limitMinutes, locale),
      slack: formatHours(time!.slackMinutes[parallel.id] ?? 0, locale),
    });
    return { label, startMinutes, minutes: parallel.limitMinutes };
  }
  const warnings = problems.filter((problem) => isTime(problem) && problem.severity === 'warning');
  const verdict = over > 0 ? 'error' : warnings.length > 0 ? 'warning' : 'pass';
  return (
    <CheckSection
      verdict={verdict}
      title={titleOf(over)}
      items={warnings.map((problem, at) => ({ key: String(at), verdict: 'warning', text: text(problem) }))}
    >
      <TimeBudget parts={parts} limitMinutes={time.limitMinutes} {...(beside ? { beside } : {})} />
      <PracticeLine stepId={shownId} code={codes.get(shownId ?? '') ?? ''} />
      {over > 0 ? <TimeFixes over={over} stepId={strongId} /> : null}
    </CheckSection>
  );
}

const longestOf = (steps: readonly { readonly id: string; readonly limitMinutes: number }[]): string | undefined =>
  steps.reduce<(typeof steps)[number] | undefined>(
    (top, step) => (top && top.limitMinutes >= step.limitMinutes ? top : step),
    undefined,
  )?.id;

/** Two ways out of a flow that is too long. */
function TimeFixes({ over, stepId }: { readonly over: number; readonly stepId: string | undefined }) {
  const t = useT();
  const show = useMinutesText();
  const { content, isReadOnly, locks, set, time } = useEditor();
  const step = content.steps.find((one) => one.id === stepId);
  if (isReadOnly || !step || time === null) return null;
  const isLocked = (id: string) => lockOn(locks, `steps.${id}.limitMinutes`) !== undefined;
  const shorter = step.limitMinutes - over;
  const code = stepCodesOf(content.steps).get(step.id) ?? '';
  const { criticalIds } = time;
  return (
    <div className="fix">
      {shorter > 0 && !isLocked(step.id) ? (
        <button type="button" className="btn sm" onClick={() => set(changeStep(step.id, { limitMinutes: shorter }))}>
          {t('editor.panel.setTo', { code, time: show(shorter) })}
        </button>
      ) : null}
      <button
        type="button"
        className="btn sm subtle"
        onClick={() => set((now) => spreadTime(now, { criticalIds, overMinutes: over, isLocked }))}
      >
        {t('editor.panel.spread')}
      </button>
    </div>
  );
}

/** A finding as a line; it leads to its row. */
function useItem(onShow: ChecksProps['onShow']): (problem: ContentProblem, at: number) => CheckItem {
  const t = useT();
  const text = useProblemText();
  const { content } = useEditor();
  const codes = stepCodesOf(content.steps);
  return (problem, at) => {
    const { stepId, stepIds = [] } = problem;
    const way = stepIds.flatMap((id) => codes.get(id) ?? []);
    return {
      key: `${problem.code}-${at}`,
      verdict: problem.severity,
      text: (
        <>
          {stepId === undefined ? (
            text(problem)
          ) : (
            <button type="button" className="linklike" onClick={() => onShow(stepId)}>
              {t('editor.panel.at', { code: codes.get(stepId) ?? t('editor.table.question'), text: text(problem) })}
            </button>
          )}
          {isFlow(problem) && way.length > 1 ? (
            <small className="block">{t('editor.panel.path', { steps: way.join(' → ') })}</small>
          ) : null}
        </>
      ),
    };
  };
}

function HolderSection({ onShow, peopleHref }: ChecksProps) {
  const t = useT();
  const itemOf = useItem(onShow);
  const { positions, problems, content } = useEditor();
  if (!positions) {
    return (
      <CheckSection verdict="pass" title={t('editor.panel.holdersTemplate')}>
        <p>{t('editor.panel.holdersTemplateText')}</p>
      </CheckSection>
    );
  }
  const found = problems.filter(isHolder);
  const errors = found.filter((problem) => problem.severity === 'error');
  const steps = content.steps.filter(isWork);
  const held = steps.length - new Set(errors.map((problem) => problem.stepId)).size;
  const title =
    errors.length > 0
      ? t('editor.panel.holdersMissing', { count: errors.length })
      : found.length > 0
        ? t('editor.panel.holdersLeaving', { count: found.length })
        : t('editor.panel.holdersMet', { count: new Set(steps.map((step) => step.positionId)).size });
  const items: CheckItem[] = [...found.map(itemOf)];
  if (held > 0) items.push({ key: 'held', verdict: 'pass', text: t('editor.panel.held', { held, all: steps.length }) });
  if (isSeparate(steps)) items.push({ key: 'separate', verdict: 'pass', text: t('editor.panel.separate') });
  return (
    <CheckSection
      verdict={errors.length > 0 ? 'error' : found.length > 0 ? 'warning' : 'pass'}
      title={title}
      items={items}
    >
      {found.length > 0 && peopleHref !== undefined ? (
        <p>
          <a href={peopleHref}>{t('editor.panel.assign')}</a>
        </p>
      ) : null}
      {found.length > 0 ? <p className="small">{t('editor.panel.warningNote')}</p> : null}
    </CheckSection>
  );
}

function isSeparate(
  steps: readonly { readonly positionKind: string; readonly positionId?: string | undefined }[],
): boolean {
  const of = (kind: string) =>
    new Set(steps.filter((step) => step.positionKind === kind).map((step) => step.positionId));
  const [work, sign] = [of('specialist'), of('agency_head')];
  return work.size > 0 && sign.size > 0 && [...work].every((id) => id !== undefined && !sign.has(id));
}

function ContentSection({ onShow }: ChecksProps) {
  const t = useT();
  const itemOf = useItem(onShow);
  const { problems, content } = useEditor();
  const points = usePoints();
  const found = problems.filter((problem) => !isTime(problem) && !isHolder(problem));
  const errors = found.filter((problem) => problem.severity === 'error').length;
  const title =
    errors > 0
      ? t('editor.panel.flowErrors', { count: errors })
      : found.length > 0
        ? t('editor.panel.flowWarnings', { count: found.length })
        : t('editor.panel.flowMet', { count: points.length });
  const verdict = errors > 0 ? 'error' : found.length > 0 ? 'warning' : 'pass';
  const items = [...found.slice(0, 12).map(itemOf), ...(content.steps.length > 0 ? points : [])];
  return <CheckSection verdict={verdict} title={title} items={items} />;
}

/** What was looked at and found good. */
export function usePoints(): CheckItem[] {
  const t = useT();
  const { content, problems } = useEditor();
  const has = (...codes: string[]) => problems.some((problem) => codes.includes(problem.code));
  const flow = problems.some((problem) => isFlow(problem) && problem.severity === 'error');
  const used = new Set([
    ...content.steps.flatMap((step) => step.formCodes),
    ...content.components.map((one) => one.formCode),
  ]);
  used.delete('');
  const known = new Set(content.forms.map((form) => form.code));
  const met = [...used].filter((code) => known.has(code)).length;
  const expired = problems.filter((problem) => problem.code === 'content.legal_expired').length;
  const laws = { met: content.legalBases.length - expired, all: content.legalBases.length };
  const points: [string, boolean, string][] = [
    ['ends', !flow, t('editor.panel.points.ends')],
    ['nothingLeft', !flow, t('editor.panel.points.nothingLeft')],
    ['noneDead', !flow, t('editor.panel.points.noneDead')],
    [
      'papers',
      content.components.length > 0 && !has('content.component_unnamed', 'content.component_case_unknown'),
      t('editor.panel.points.papers', { count: content.components.length }),
    ],
    ['forms', used.size > 0 && met === used.size, t('editor.panel.points.forms', { met, all: used.size })],
    ['laws', laws.all > 0 && expired === 0, t('editor.panel.points.laws', laws)],
  ];
  return points.filter(([, isMet]) => isMet).map(([key, , text]) => ({ key, verdict: 'pass', text }));
}
