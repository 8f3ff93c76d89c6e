import { useLocale } from '@chuan/ui';
import { capitalized, formatDayLong } from '@chuan/ui/language';
import type { PublicAgency } from '@chuan/tenancy/contract';
import { useRouteLoaderData } from '@remix-run/react';
import { hoursLines } from './hours.ts';
import { usePortalT } from './words.ts';

/** The agency whose portal the page belongs to. */
export function useAgency(): PublicAgency {
  const data = useRouteLoaderData('routes/portal/layout') as { readonly agency: PublicAgency } | undefined;
  if (data === undefined) throw new Error('not under the portal');
  return data.agency;
}

export const usePortalHome = (): string => `/a/${useAgency().slug}`;

/** The telephone number as a link that a phone dials. */
function Telephone({ number }: { readonly number: string }) {
  return (
    <a className="nowrap" href={`tel:${number.replace(/[^+\d]/g, '')}`}>
      {number}
    </a>
  );
}

/** From and to stay together: `07:30–11:30`. */
const Hours = ({ text }: { readonly text: string }) =>
  text.split(/(\d+:\d+–\d+:\d+)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={part} className="nowrap">
        {part}
      </span>
    ),
  );

export function OpeningHours() {
  const t = usePortalT();
  const locale = useLocale();
  const { weekly, closedDays } = useAgency();
  return (
    <ul>
      {hoursLines(weekly, { t, locale }).map((line) => (
        <li key={line.days}>
          {capitalized(line.days)}: <Hours text={line.hours} />
        </li>
      ))}
      {closedDays.map((day) => (
        <li key={day.on}>
          <b>{t('agency.closed')}</b> {t('agency.closedDay', { day: formatDayLong(day.on, locale), name: day.name })}
        </li>
      ))}
    </ul>
  );
}

/** Where to come, when, and whom to call. */
export function AgencyCard() {
  const t = usePortalT();
  const { oneStopName, address, phone, email } = useAgency();
  return (
    <>
      <div className="b">
        <h2>{t('agency.where')}</h2>
        <p>
          {oneStopName}
          {address === '' ? null : (
            <>
              <br />
              {address}
            </>
          )}
        </p>
      </div>
      <div className="b">
        <h2>{t('agency.hours')}</h2>
        <OpeningHours />
      </div>
      {phone === '' && email === '' ? null : (
        <div className="b">
          <h2>{t('agency.help')}</h2>
          <ul>
            {phone === '' ? null : (
              <li>
                {t('agency.phone')}: <Telephone number={phone} />
              </li>
            )}
            {email === '' ? null : (
              <li>
                {t('agency.email')}: <a href={`mailto:${email}`}>{email}</a>
              </li>
            )}
          </ul>
        </div>
      )}
    </>
  );
}

/** Whom to ask, beside a dossier. */
export function AgencyHelp() {
  const t = usePortalT();
  const { oneStopName, phone } = useAgency();
  return (
    <div className="b">
      <h2>{t('agency.help')}</h2>
      {phone === '' ? null : (
        <p>
          {t('agency.phone')}: <Telephone number={phone} />
        </p>
      )}
      <p>{t('agency.helpVisit', { place: oneStopName })}</p>
    </div>
  );
}
