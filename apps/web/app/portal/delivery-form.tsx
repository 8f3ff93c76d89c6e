import type { TrackView } from '@chuan/dossiers/contract';
import { PublicField, useErrorText } from '@chuan/ui';
import type { Failure } from '../failure.ts';
import { useAgency } from './agency.tsx';
import { usePortalT } from './words.ts';

/** What was chosen and typed, right or wrong. */
export interface DeliveryTry {
  readonly method: string;
  readonly address: string;
}

type Now = Pick<TrackView, 'deliveryMethod' | 'deliveryAddress' | 'deliveriesOffered'>;

interface Props {
  readonly now: Now;
  /** The dossier's own page. */
  readonly page: string;
  readonly requestKey: string;
  readonly tried: DeliveryTry | undefined;
  /** What the service said; null where nothing was chosen. */
  readonly failure: Pick<Failure, 'code' | 'params'> | null;
}

function useDeliveryName(): (way: Now['deliveryMethod']) => string {
  const t = usePortalT();
  const { oneStopName } = useAgency();
  return (way) =>
    way === 'counter' ? t('tracking.delivery.counter', { place: oneStopName }) : t(`tracking.delivery.${way}`);
}

/** Ways to choose from, and an address for the post: shown with the choice where the browser can, else always. */
export function DeliveryForm({ now, page, requestKey, tried, failure }: Props) {
  const t = usePortalT();
  const errorText = useErrorText();
  const nameOf = useDeliveryName();
  const isAddress = failure?.code === 'dossier.address_missing';
  const problem =
    tried === undefined || isAddress ? undefined : failure ? errorText(failure) : t('tracking.delivery.choose');
  return (
    <form className="panel deliver" method="post">
      <input type="hidden" name="requestKey" value={requestKey} />
      <p>{t('tracking.delivery.lead', { now: nameOf(now.deliveryMethod) })}</p>
      <fieldset className="lead" {...(problem ? { 'aria-describedby': 'method-error' } : {})}>
        <legend>{t('tracking.delivery.legend')}</legend>
        {problem === undefined ? null : (
          <p className="msg-err" id="method-error" role="alert">
            {problem}
          </p>
        )}
        {now.deliveriesOffered.map((way) => (
          <label className="choice" key={way}>
            <input type="radio" name="method" value={way} required defaultChecked={tried?.method === way} />
            <span>{nameOf(way)}</span>
          </label>
        ))}
      </fieldset>
      <div className="lead post">
        <PublicField
          id="address"
          label={t('tracking.delivery.address')}
          hint={t('tracking.delivery.addressHint')}
          {...(isAddress && failure ? { error: errorText(failure) } : {})}
        >
          {(field) => (
            <textarea
              {...field}
              name="address"
              rows={2}
              maxLength={300}
              autoComplete="street-address"
              defaultValue={tried?.address ?? now.deliveryAddress}
            />
          )}
        </PublicField>
      </div>
      <p className="acts">
        <button className="btn primary lg" type="submit">
          {t('tracking.delivery.send')}
        </button>
        <a className="btn lg" href={page}>
          {t('tracking.delivery.keep')}
        </a>
      </p>
    </form>
  );
}
