import { Icon } from '@chuan/ui';
import { IconCash, IconDownload, IconId, IconMail, IconMapPin } from '@tabler/icons-react';
import { OpeningHours, useAgency } from './agency.tsx';
import type { DossierProps } from './dossier-parts.tsx';
import { feeExplained, feeText, isFeeOpen } from './posted.ts';
import { isAllowed } from './tracking.ts';
import { usePortalT } from './words.ts';

/** Where, when and with what the result is fetched. */
export function DossierReceiving({ view, base }: DossierProps) {
  const t = usePortalT();
  const { oneStopName, address } = useAgency();
  // Until it is charged, an open fee is told as the procedure tells it.
  const isOpen = isFeeOpen(view);
  const fee = isOpen ? feeExplained(view, t) : feeText(view.feeVnd, t);
  const feeLine = {
    none: t('tracking.feeNone'),
    due: t('tracking.feeDue', { fee }),
    paid: t('tracking.feePaid', { fee }),
  };
  const isAtCounter = view.deliveryMethod === 'counter';
  return (
    <section aria-labelledby="receiving">
      <h2 id="receiving">{t('tracking.receiving')}</h2>
      <ul className="list">
        <li>
          <Icon of={isAtCounter ? IconMapPin : view.deliveryMethod === 'postal' ? IconMail : IconDownload} size={20} />
          {isAtCounter ? (
            <div>
              {t('tracking.receiveCounter', { place: oneStopName })}
              {address === '' ? null : `, ${address}`}
              <OpeningHours />
            </div>
          ) : (
            <span>
              {view.deliveryMethod === 'electronic'
                ? t('tracking.receiveElectronic')
                : view.deliveryAddress === ''
                  ? t('tracking.receivePostal')
                  : t('tracking.receivePostalTo', { address: view.deliveryAddress })}
            </span>
          )}
        </li>
        {isAtCounter ? (
          <li>
            <Icon of={IconId} size={20} />
            <span>{t('tracking.bring')}</span>
          </li>
        ) : null}
        <li>
          <Icon of={IconCash} size={20} />
          <span>{isOpen ? t('tracking.feeOpen', { fee }) : feeLine[view.feeStatus]}</span>
        </li>
      </ul>
      <ChangeDelivery view={view} base={base} />
    </section>
  );
}

/** On to the form that changes it, named by the other way where there is but one that most people mean. */
function ChangeDelivery({ view, base }: DossierProps) {
  const t = usePortalT();
  const others = view.deliveriesOffered.filter((way) => way !== view.deliveryMethod);
  const canPost = view.deliveryMethod === 'postal';
  if (!isAllowed(view, 'change_delivery') || (others.length === 0 && !canPost)) return null;
  const named = others.find((way) => way === 'postal') ?? 'counter';
  return (
    <p className="lead">
      <a href={`${base}/delivery`}>{t(`tracking.receiveChange.${named}`)}</a>
    </p>
  );
}
