import { useAccessT } from '@chuan/access/ui';
import { useTenancyT } from '@chuan/tenancy/ui';
import type { NavGroup } from '@chuan/ui';
import {
  IconBuildingCommunity,
  IconCalendarCog,
  IconCalendarStar,
  IconIdBadge2,
  IconShieldCheck,
  IconSitemap,
  IconUsers,
} from '@tabler/icons-react';

/** What an agency administers of itself; whoever only looks finds who works where, and who may do what. */
export function useAdminNavigation(permissions: readonly string[]): NavGroup[] {
  const t = useTenancyT();
  const access = useAccessT();
  const mayManage = ['organisation.manage', 'calendar.manage', 'role.manage'].some((one) => permissions.includes(one));
  if (!permissions.includes('organisation.read')) return [];
  if (!mayManage)
    return [{ items: [{ href: '/w/admin/organisation', icon: IconSitemap, label: t('nav.organisation') }] }];
  return [
    {
      label: t('nav.admin'),
      items: [
        { href: '/w/admin/organisation', icon: IconSitemap, label: t('nav.organisation') },
        { href: '/w/admin/people', icon: IconUsers, label: t('nav.people') },
        { href: '/w/admin/roles', icon: IconShieldCheck, label: access('nav.roles') },
        { href: '/w/admin/calendar', icon: IconCalendarCog, label: t('nav.calendar') },
        { href: '/w/admin/agency', icon: IconIdBadge2, label: t('nav.agency') },
      ],
    },
  ];
}

/** The vendor's doors to its agencies, and to the days they all keep. */
export function useTenantNavigation(permissions: readonly string[]): NavGroup[] {
  const t = useTenancyT();
  if (!permissions.includes('tenant.read')) return [];
  return [
    {
      items: [
        { href: '/v/tenants', icon: IconBuildingCommunity, label: t('nav.tenants') },
        { href: '/v/national-days', icon: IconCalendarStar, label: t('nav.nationalDays') },
      ],
    },
  ];
}
