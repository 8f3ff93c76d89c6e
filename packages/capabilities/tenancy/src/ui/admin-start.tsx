import { EmptyState, PageHead } from '@chuan/ui';
import { IconCalendarCog, IconSitemap, IconTemplate, IconUsers } from '@tabler/icons-react';
import { useT } from './translate.ts';

const doors = [
  { key: 'organisation', href: '/w/admin/organisation', icon: IconSitemap },
  { key: 'people', href: '/w/admin/people', icon: IconUsers },
  { key: 'calendar', href: '/w/admin/calendar', icon: IconCalendarCog },
  { key: 'adopt', href: '/w/procedures', icon: IconTemplate },
] as const;

/** The desk of whoever administers the agency and reads no dossiers: what is theirs to do, in its order. */
export function AdminStart() {
  const t = useT();
  return (
    <>
      <PageHead title={t('start.title')} />
      <EmptyState
        title={t('start.heading')}
        text={t('start.text')}
        hints={doors.map(({ key, href, icon }) => ({ href, icon, title: t(`wizard.nextSteps.${key}`) }))}
      />
    </>
  );
}
