import { useDossierT } from '@chuan/dossiers/ui';
import type { NavGroup } from '@chuan/ui';
import { IconBook, IconChecklist, IconInbox, IconPackageExport, IconWorldUpload } from '@tabler/icons-react';

interface AtCounter {
  /** Online dossiers that wait to be accepted. */
  readonly intake: number;
  /** Results that wait to be handed over. */
  readonly delivery: number;
}

/** The doors to work on dossiers that open for these permissions, with how much waits behind those of the counter. */
export function useDossierNavigation(permissions: readonly string[], counts: AtCounter): NavGroup[] {
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
            count: counts.intake,
          },
        ]
      : []),
    ...(may('dossier.deliver')
      ? [{ href: '/w/delivery', icon: IconPackageExport, label: t('nav.delivery'), count: counts.delivery }]
      : []),
    ...(may('dossier.read')
      ? [{ href: '/w/dossiers', icon: IconBook, label: t('nav.register'), shortLabel: t('nav.registerShort') }]
      : []),
  ];
  return [{ items }];
}
