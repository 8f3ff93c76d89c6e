import { formatNumber, formatVnd, Segmented } from '@chuan/ui';
import type { FeeTerms } from '../contract.ts';
import { amountOf, type Charge, type ChargeWant, isPaid } from './charge.ts';
import { FieldError, Line, wrongField } from './fields.tsx';
import { type DossierWords, useT } from './translate.ts';

export interface FeeFieldsProps {
  readonly charge: Charge;
  /** Undefined before there is a procedure to charge for. */
  readonly terms: FeeTerms | undefined;
  readonly onChange: (change: Partial<Charge>) => void;
  /** What is wrong with a field of it, once sending it was tried. */
  readonly errorAt?: (at: ChargeWant) => string | undefined;
}

const nothingWrong = () => undefined;

const listedFee = ({ feeVnd }: FeeTerms, t: DossierWords): string =>
  feeVnd === 0 ? t('counter.noFee') : formatVnd(feeVnd);

/** The fee of a dossier that is received: how much, how it was worked out, and whether it is paid. */
export function FeeFields({ charge, terms, onChange, errorAt = nothingWrong }: FeeFieldsProps) {
  const t = useT();
  const feeVnd = terms === undefined ? 0 : amountOf(charge, terms);
  const note = terms?.feeNote ?? '';
  return (
    <div>
      <span className="lb">{note === '' ? t('counter.fee') : t('counter.feeNote', { note })}</span>
      <span className="pay">
        <Amount charge={charge} terms={terms} onChange={onChange} errorAt={errorAt} />
        {terms === undefined || !(feeVnd > 0) ? null : (
          <Segmented
            label={t('counter.fee')}
            value={isPaid(charge, terms) ? 'paid' : 'later'}
            options={[
              { value: 'paid', label: t('counter.paid') },
              { value: 'later', label: t('counter.later') },
            ]}
            onChange={(value) => onChange({ isFeePaid: value === 'paid' })}
          />
        )}
      </span>
      <FieldError id="fee-amount" error={errorAt('amount')} />
      {terms === undefined || feeVnd === terms.feeVnd || Number.isNaN(feeVnd) ? null : (
        <Line
          id="fee-reason"
          label={`${t('counter.feeReason')} · ${t('counter.feeListed', { fee: listedFee(terms, t) })}`}
          placeholder={t('counter.feeReasonHint')}
          value={charge.feeReason}
          error={errorAt('feeReason')}
          onChange={(feeReason) => onChange({ feeReason })}
        />
      )}
    </div>
  );
}

/** What is charged; a field where the procedure leaves it to be worked out. */
function Amount({ charge, terms, onChange, errorAt = nothingWrong }: FeeFieldsProps) {
  const t = useT();
  // Nothing is said of a fee before there is a procedure to charge it.
  if (terms === undefined) return <b className="amt">–</b>;
  if (!terms.isFeeOpen) return <b className="amt">{listedFee(terms, t)}</b>;
  return (
    <input
      id="fee-amount"
      className="input num amt-in"
      inputMode="numeric"
      autoComplete="off"
      aria-label={t('counter.feeAmount')}
      {...wrongField('fee-amount', errorAt('amount'))}
      placeholder={terms.isFeeByUnit ? t('counter.feeToTell') : undefined}
      value={charge.fee ?? (terms.isFeeByUnit ? '' : formatNumber(terms.feeVnd, 'vi'))}
      onChange={(event) => onChange({ fee: event.currentTarget.value })}
    />
  );
}
