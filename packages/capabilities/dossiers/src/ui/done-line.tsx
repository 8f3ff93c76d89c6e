import { Icon } from '@chuan/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formHref } from './history.tsx';
import { useT } from './translate.ts';

/** What was done, in words, and the paper that came of it. */
export interface Done {
  readonly text: string;
  readonly formId: string | null;
}

/** Opens the paper beside the page, ready to be printed; the link in the done line does the same again. */
export function openPaper({ formId }: Pick<Done, 'formId'>): void {
  if (formId !== null) window.open(formHref(formId), '_blank', 'noopener');
}

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
          <b className="num">{done.text}</b>
          {done.formId === null ? null : (
            <a href={formHref(done.formId)} target="_blank" rel="noreferrer">
              {t('counter.openForm')}
            </a>
          )}
          {children}
        </p>
      )}
    </div>
  );
}
