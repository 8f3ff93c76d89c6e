import { DateField, FailureNote, Form, useCalling } from '@chuan/ui';
import { useState } from 'react';
import { useT } from './translate.ts';

export interface CloseFormProps {
  readonly label: string;
  readonly hint: string;
  /** It cannot end before it began. */
  readonly from: string;
  readonly today: string;
  readonly onClose: (validTo: string) => Promise<{ readonly code: string } | undefined>;
}

/** Ends a unit or a position with a day. Folded away: it is rarely meant. */
export function CloseForm({ label, hint, from, today, onClose }: CloseFormProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [validTo, setValidTo] = useState(today);
  return (
    <details className="fold-form">
      <summary>{label}</summary>
      <Form
        className="stack"
        onSubmit={() => {
          void run(() => onClose(validTo));
        }}
      >
        <p className="hint">{hint}</p>
        <DateField label={t('field.lastDay')} min={from} value={validTo} onChange={setValidTo} required />
        <FailureNote failure={failure} />
        <button type="submit" className="btn danger" disabled={busy}>
          {label}
        </button>
      </Form>
    </details>
  );
}
