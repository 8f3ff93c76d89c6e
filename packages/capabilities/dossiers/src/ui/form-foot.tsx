import { Kbd } from '@chuan/ui';
import { useId } from 'react';
import { useT } from './translate.ts';

export interface FormFootProps {
  readonly submit: string;
  readonly off: boolean;
  readonly busy: boolean;
  /** What must be filled in before it can be sent, in words. */
  readonly missing: readonly string[];
  readonly danger: boolean;
  readonly onClose: () => void;
}

/** The foot of a drawer's form: what is missing, the one button, the way out. */
export function FormFoot({ submit, off, busy, missing, danger, onClose }: FormFootProps) {
  const t = useT();
  const told = useId();
  return (
    <div className="dw-foot">
      <p id={told} className="dw-missing" aria-live="polite">
        {missing.length === 0 ? null : t('act.missing', { what: missing.join(', ') })}
      </p>
      <button
        type="submit"
        className={danger ? 'btn danger' : 'btn primary'}
        disabled={off}
        aria-busy={busy || undefined}
        aria-describedby={told}
      >
        {submit}
        <Kbd>{t('act.ctrlEnter')}</Kbd>
      </button>
      <button type="button" className="btn" onClick={onClose}>
        {t('act.cancel')}
      </button>
    </div>
  );
}
