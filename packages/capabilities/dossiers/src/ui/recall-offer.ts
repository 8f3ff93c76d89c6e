import { toastDone, toastProblem, useErrorText } from '@chuan/ui';
import { useEffect, useState } from 'react';
import type { DossierPage } from '../contract.ts';
import type { ActionProps } from './action-form.tsx';
import type { DossierCalls } from './calls.ts';
import { useT } from './translate.ts';

/**
 * After a step was completed: says so once the page knows, and offers to take it back where the server's own table of
 * actions allows that, which is while nobody has touched the next step.
 */
export function useRecallOffer(page: DossierPage, calls: DossierCalls): ActionProps['onCompleted'] {
  const t = useT();
  const textOf = useErrorText();
  const [completed, setCompleted] = useState<{ readonly stepId: string; readonly version: number }>();
  useEffect(() => {
    if (completed === undefined || page.version === completed.version) return;
    setCompleted(undefined);
    const { stepId } = completed;
    const mayRecall = page.actions.some((one) => one.key === 'recall' && one.stepId === stepId && one.isAllowed);
    const recall = async () => {
      const target = { dossierId: page.id, version: page.version, stepId };
      const problem = await calls.change('recall', { ...target, reason: t('act.complete.undoReason') });
      if (problem === undefined) toastDone(t('act.recall.done'));
      else toastProblem(textOf(problem));
    };
    toastDone(
      t('act.complete.done'),
      mayRecall ? { label: t('act.complete.undo'), onUndo: () => void recall() } : undefined,
    );
  }, [completed, page, calls, t, textOf]);
  return (stepId, version) => setCompleted({ stepId, version });
}
