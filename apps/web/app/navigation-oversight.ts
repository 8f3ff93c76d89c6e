import { useFeedbackT } from '@chuan/feedback/ui';
import { useNoticesT } from '@chuan/notices/ui';
import { useOversightT } from '@chuan/oversight/ui';
import type { NavGroup } from '@chuan/ui';
import {
  IconBell,
  IconChartBar,
  IconFileSearch,
  IconMail,
  IconMessageReport,
  IconZoomExclamation,
} from '@tabler/icons-react';

/** The doors to figures, the docket, the log, notices and complaints that open for these permissions. */
export function useOversightNavigation(permissions: readonly string[], unread: number): NavGroup[] {
  const t = useOversightT();
  const feedback = useFeedbackT();
  const notices = useNoticesT();
  const may = (permission: string) => permissions.includes(permission);
  const items: NavGroup['items'] = [
    { href: '/w/notices', icon: IconBell, label: notices('inbox.title'), count: unread },
    ...(may('oversight.read') ? [{ href: '/w/board', icon: IconChartBar, label: t('nav.board') }] : []),
    ...(may('dossier.read') ? [{ href: '/w/late-causes', icon: IconZoomExclamation, label: t('nav.lateCauses') }] : []),
    ...(may('feedback.read') ? [{ href: '/w/feedback', icon: IconMessageReport, label: feedback('ui.nav') }] : []),
    ...(may('mail.read') ? [{ href: '/w/mails', icon: IconMail, label: notices('mails.title') }] : []),
    ...(may('event_log.read') ? [{ href: '/w/event-log', icon: IconFileSearch, label: t('nav.eventLog') }] : []),
  ];
  return [{ label: t('nav.group'), items }];
}

/** The vendor's door to the platform's log. */
export function useVendorOversightNavigation(permissions: readonly string[]): NavGroup[] {
  const t = useOversightT();
  if (!permissions.includes('platform_log.read')) return [];
  return [{ items: [{ href: '/v/event-log', icon: IconFileSearch, label: t('nav.eventLog') }] }];
}
