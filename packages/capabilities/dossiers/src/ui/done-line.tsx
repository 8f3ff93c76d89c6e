import { Icon } from '@chuan/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Receipt } from '../contract.ts';
import { formHref } from './history.tsx';
import { useT } from './translate.ts';

export type Answering = 'supplement' | 'refuse';

/** What became of a dossier that was brought or handed in. */
export interface Done {
  readonly receipt: Receipt;
  readonly how: 'accept' | Answering;
}

/** Opens the paper beside the page, ready to be printed; the link in the done line does the same again. */
export function openPaper({ formId }: Receipt): void {
  if (formId !== null) window.open(formHref(formId), '_blank', 'noopener');
}

const words = {
  accept: 'counter.done',
  supplement: 'counter.doneSupplement',
  refuse: 'counter.doneRefused',
} as const;

export interface DoneLineProps {
  readonly done: Done | undefined;
  /** Where else to go from here. */
  readonly children?: ReactNode;
}

/** What was done, with its paper to be printed again; said to screen readers when it comes. */
export function DoneLine({ done, children }: DoneLineProps) {
  const t = useT();
  return (
    <div role="status">
      {done === undefined ? null : (
        <p className="alert ok done-line">
          <Icon of={IconCircleCheck} />
          <b className="num">{t(words[done.how], { code: done.receipt.code })}</b>
          {done.receipt.formId === null ? null : (
            <a href={formHref(done.receipt.formId)} target="_blank" rel="noreferrer">
              {t('counter.openForm')}
            </a>
          )}
          {children}
        </p>
      )}
    </div>
  );
}
