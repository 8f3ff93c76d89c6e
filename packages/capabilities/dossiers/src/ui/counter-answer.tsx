import { type AppError, FailureNote, Kbd, SideDrawer } from '@chuan/ui';
import { useState } from 'react';
import type { Reception } from '../contract.ts';
import type { RefusalGround } from '../contract/inputs.ts';
import { missingPapers, type Turn } from './counter-turn.ts';
import { TextArea } from './fields.tsx';
import { GroundField } from './ground-field.tsx';
import { useT } from './translate.ts';

export interface AnswerText {
  readonly items: string[];
  readonly ground: RefusalGround | '';
  readonly reason: string;
}

export interface CounterAnswerProps {
  readonly how: 'supplement' | 'refuse';
  readonly turn: Turn;
  readonly reception: Reception;
  readonly busy: boolean;
  readonly refusal: AppError | undefined;
  readonly onClose: () => void;
  readonly onSend: (answer: AnswerText) => void;
}

interface FootProps extends Pick<CounterAnswerProps, 'onClose'> {
  readonly isSupplement: boolean;
  readonly off: boolean;
}

function Foot({ isSupplement, off, onClose }: FootProps) {
  const t = useT();
  return (
    <div className="dw-foot">
      <button type="submit" className={isSupplement ? 'btn primary' : 'btn danger'} disabled={off}>
        {t(isSupplement ? 'counter.supplementSubmit' : 'counter.refuseSubmit')}
        <Kbd>Ctrl Enter</Kbd>
      </button>
      <button type="button" className="btn" onClick={onClose}>
        {t('act.cancel')}
      </button>
    </div>
  );
}

/** Instead of a receipt: what is missing (Mẫu 02) or why it is not received (Mẫu 03). */
export function CounterAnswer({ how, turn, reception, busy, refusal, onClose, onSend }: CounterAnswerProps) {
  const t = useT();
  const [items, setItems] = useState(() =>
    missingPapers(turn, reception)
      .map((component) => component.name)
      .join('\n'),
  );
  const [reason, setReason] = useState('');
  const [ground, setGround] = useState<RefusalGround | ''>('');
  const lines = items
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 2);
  const isSupplement = how === 'supplement';
  const off = busy || reason.trim().length < 3 || (isSupplement ? lines.length === 0 : ground === '');
  const send = () => {
    if (!off) onSend({ items: lines, ground, reason });
  };
  return (
    <SideDrawer title={t(isSupplement ? 'counter.supplementTitle' : 'counter.refuseTitle')} opened onClose={onClose}>
      <form
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      >
        <FailureNote failure={refusal} />
        {isSupplement ? (
          <TextArea
            label={t('act.supplement.items')}
            hint={t('act.supplement.itemsHint')}
            value={items}
            maxLength={12_000}
            autoFocus={items === ''}
            onChange={setItems}
          />
        ) : (
          <GroundField value={ground} onChange={setGround} />
        )}
        <TextArea
          label={t('act.reason')}
          hint={t('act.reasonHint')}
          value={reason}
          autoFocus={isSupplement && items !== ''}
          required
          onChange={setReason}
        />
        <Foot isSupplement={isSupplement} off={off} onClose={onClose} />
      </form>
    </SideDrawer>
  );
}
