import { EmptyState, formatDueShort, Kbd, Link, useLocale } from '@chuan/ui';
import {
  IconCalendarEvent,
  IconFilterOff,
  IconPackageExport,
  IconPlayerPause,
  IconWorldUpload,
} from '@tabler/icons-react';
import type { MyWork } from '../contract.ts';
import { dayName, nextDayOf, type WorkFilters } from './my-work-groups.ts';
import { useT } from './translate.ts';

/** An empty list that says how dossiers come here and what could be done instead. */
export function MyWorkEmpty({ work, filters }: { readonly work: MyWork; readonly filters: WorkFilters }) {
  const t = useT();
  const locale = useLocale();
  const isToday = filters.due === 'today' && filters.query === '' && filters.step === '';
  const title = isToday ? 'work.emptyTitle' : work.items.length === 0 ? 'work.emptyAllTitle' : 'work.emptyFilterTitle';
  const longest = [...work.waitingForOthers].sort((a, b) => a.since - b.since)[0];
  const hints = [
    ...(work.atCounter.intake > 0
      ? [{ icon: IconWorldUpload, href: '/w/intake', title: t('work.emptyIntake', { count: work.atCounter.intake }) }]
      : []),
    ...(work.atCounter.delivery > 0
      ? [
          {
            icon: IconPackageExport,
            href: '/w/delivery',
            title: t('work.emptyDelivery', { count: work.atCounter.delivery }),
          },
        ]
      : []),
    ...(work.counts.tomorrow > 0
      ? [
          {
            icon: IconCalendarEvent,
            href: '/w?due=tomorrow',
            title: t('work.emptyAhead', { count: work.counts.tomorrow, day: dayName(nextDayOf(work), locale) }),
          },
        ]
      : []),
    ...(work.counts.paused > 0
      ? [
          {
            icon: IconPlayerPause,
            href: '/w?due=paused',
            title: t('work.emptyPaused', { count: work.counts.paused }),
            ...(longest
              ? {
                  note: t('work.emptyPausedNote', { when: formatDueShort(longest.since, locale), what: longest.what }),
                }
              : {}),
          },
        ]
      : []),
    ...(work.items.length > 0 && !isToday ? [{ icon: IconFilterOff, href: '/w', title: t('work.emptyClear') }] : []),
  ];
  return (
    <EmptyState
      title={t(title)}
      text={t('work.emptyText')}
      hints={hints}
      footer={t.rich('work.emptyFoot', {
        a: (words) => <Link href="/w/dossiers">{words}</Link>,
        k: (words) => <Kbd>{words}</Kbd>,
      })}
    />
  );
}
