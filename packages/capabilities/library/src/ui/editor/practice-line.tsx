import { formatLedgerTime, Link } from '@chuan/ui';
import { useMinutesText } from '../texts.ts';
import { useT } from '../translate.ts';
import { useEditor, usePractice } from './setting.ts';

interface PracticeLineProps {
  readonly stepId: string | undefined;
  readonly code: string;
}

/** What dossiers that are done say about a step's time, in a sentence. */
export function PracticeLine({ stepId, code }: PracticeLineProps) {
  const t = useT();
  const show = useMinutesText();
  const { practice } = useEditor();
  const step = usePractice(stepId);
  if (!practice || !step) return null;
  const said = { window: practice.window, code, median: show(step.medianMinutes), p90: show(step.p90Minutes) };
  const count = t('editor.practice.count', { count: step.dossiers });
  // The list is that of all dossiers; a step that only some went through has none of its own.
  const isWhole = practice.href !== undefined && step.dossiers === practice.dossiers;
  return (
    <p>
      {t.rich('editor.practice.line', { ...said, b: (text) => <b>{text}</b> })} (
      {isWhole ? <Link href={practice.href!}>{count}</Link> : count}).
    </p>
  );
}

/** The same beside the step's limit, short. */
export function PracticeMark({ stepId, code }: { readonly stepId: string; readonly code: string }) {
  const t = useT();
  const show = useMinutesText();
  const { practice } = useEditor();
  const step = usePractice(stepId);
  if (!practice || !step) return null;
  const { dossiers: count, medianMinutes } = step;
  const whole = t('editor.practice.markLong', { code, window: practice.window, median: show(medianMinutes), count });
  return (
    <small className="real" title={whole}>
      <span aria-hidden="true">{t('editor.practice.mark', { median: formatLedgerTime(medianMinutes), count })}</span>
      <span className="vh">{whole}</span>
    </small>
  );
}
