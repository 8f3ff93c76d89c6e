import { useLibraryT } from '@chuan/library/ui';
import { useProceduresT } from '@chuan/procedures/ui';
import type { NavGroup } from '@chuan/ui';
import { IconFileImport, IconListSearch, IconRoute, IconTemplate } from '@tabler/icons-react';

/** The door to the agency's procedures, with how many wait for one's review or approval. */
export function useProcedureNavigation(permissions: readonly string[], waiting: number): NavGroup[] {
  const t = useProceduresT();
  if (!permissions.includes('procedure.read')) return [];
  const label = t('nav.procedures');
  return [{ label: t('nav.group'), items: [{ href: '/w/procedures', icon: IconRoute, label, count: waiting }] }];
}

/** The vendor's doors to its library. */
export function useLibraryNavigation(permissions: readonly string[]): NavGroup[] {
  const t = useLibraryT();
  if (!permissions.includes('library.read')) return [];
  return [
    {
      label: t('nav.library'),
      items: [
        { href: '/v/templates', icon: IconTemplate, label: t('nav.templates') },
        { href: '/v/national', icon: IconListSearch, label: t('nav.national') },
        ...(permissions.includes('library.edit')
          ? [{ href: '/v/import', icon: IconFileImport, label: t('nav.imports') }]
          : []),
      ],
    },
  ];
}
