import { useDossierT } from '@chuan/dossiers/ui';
import type { NavGroup } from '@chuan/ui';
import { IconBook, IconChecklist, IconInbox, IconPackageExport, IconWorldUpload } from '@tabler/icons-react';

/** The doors to work on dossiers that open for these permissions, with how many online ones wait to be accepted. */
export function useDossierNavigation(permissions: readonly string[], intake: number): NavGroup[] {
  const t = useDossierT();
  const may = (permission: string) => permissions.includes(permission);
  const items: NavGroup['items'] = [
    { href: '/w', icon: IconChecklist, label: t('nav.work') },
    ...(may('dossier.receive')
      ? [
          { href: '/w/counter', icon: IconInbox, label: t('nav.counter'), shortLabel: t('nav.counterShort') },
          {
            href: '/w/intake',
            icon: IconWorldUpload,
            label: t('nav.intake'),
            shortLabel: t('nav.intakeShort'),
            count: intake,
          },
        ]
      : []),
    ...(may('dossier.deliver') ? [{ href: '/w/delivery', icon: IconPackageExport, label: t('nav.delivery') }] : []),
    ...(may('dossier.read')
      ? [{ href: '/w/dossiers', icon: IconBook, label: t('nav.register'), shortLabel: t('nav.registerShort') }]
      : []),
  ];
  return [{ items }];
}
