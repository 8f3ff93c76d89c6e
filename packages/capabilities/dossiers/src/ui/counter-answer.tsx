import { type AppError, FailureNote, Form, SideDrawer } from '@chuan/ui';
import { useState } from 'react';
import type { Reception } from '../contract.ts';
import { type Answering, type AnswerText, missingOfAnswer, missingPapers, type Turn } from './counter-turn.ts';
import { linesOf, TextArea } from './fields.tsx';
import { FormFoot } from './form-foot.tsx';
import { GroundField } from './ground-field.tsx';
import { useT } from './translate.ts';

export interface CounterAnswerProps {
  readonly how: Answering;
  readonly turn: Turn;
  readonly reception: Reception;
  readonly busy: boolean;
  readonly refusal: AppError | undefined;
  readonly onClose: () => void;
  readonly onSend: (answer: AnswerText) => void;
}

type Written = Omit<AnswerText, 'items'> & { readonly items: string };

/** What is typed, what it still lacks, and sending it. */
function useAnswer({ how, turn, reception, busy, onSend }: CounterAnswerProps) {
  const [written, setWritten] = useState<Written>(() => ({
    items: missingPapers(turn, reception)
      .map((component) => component.name)
      .join('\n'),
    ground: '',
    reason: '',
  }));
  const answer: AnswerText = { ...written, items: linesOf(written.items) };
  const missing = missingOfAnswer(how, answer);
  const send = () => {
    if (busy) return;
    if (missing.length === 0) onSend(answer);
    // Each field is filled in, so it is the list: too many papers, or none that a line names.
    else document.getElementById('answer-items')?.focus();
  };
  const patch = (change: Partial<Written>) => setWritten((before) => ({ ...before, ...change }));
  return { written, patch, missing, send };
}

/** Instead of a receipt: what is missing (Mẫu 02) or why it is not received (Mẫu 03). */
export function CounterAnswer(props: CounterAnswerProps) {
  const t = useT();
  const { how, busy, refusal, onClose } = props;
  const { written, patch, missing, send } = useAnswer(props);
  const isSupplement = how === 'supplement';
  return (
    <SideDrawer title={t(isSupplement ? 'counter.supplementTitle' : 'counter.refuseTitle')} opened onClose={onClose}>
      <Form className="act-form" onSubmit={send}>
        <FailureNote failure={refusal} />
        <Fields isSupplement={isSupplement} written={written} patch={patch} />
        <FormFoot
          submit={t(isSupplement ? 'counter.supplementSubmit' : 'counter.refuseSubmit')}
          off={busy}
          busy={busy}
          missing={missing.map((what) => t(`act.wants.${what}`))}
          danger={!isSupplement}
          onClose={onClose}
        />
      </Form>
    </SideDrawer>
  );
}

interface FieldsProps {
  readonly isSupplement: boolean;
  readonly written: Written;
  readonly patch: (change: Partial<Written>) => void;
}

function Fields({ isSupplement, written, patch }: FieldsProps) {
  const t = useT();
  // Where the list is already filled in, the reason is what is left to write.
  const [hadItems] = useState(written.items !== '');
  return (
    <>
      {isSupplement ? (
        <TextArea
          id="answer-items"
          label={t('act.supplement.items')}
          hint={t('act.supplement.itemsHint')}
          value={written.items}
          maxLength={12_000}
          autoFocus={!hadItems}
          required
          onChange={(items) => patch({ items })}
        />
      ) : (
        <GroundField id="answer-ground" value={written.ground} onChange={(ground) => patch({ ground })} />
      )}
      <TextArea
        id="answer-reason"
        label={t('act.reason')}
        hint={t('act.reasonHint')}
        value={written.reason}
        autoFocus={isSupplement && hadItems}
        required
        minLength={3}
        onChange={(reason) => patch({ reason })}
      />
    </>
  );
}
