import type { NavGroup } from '@chuan/ui';
import { IconChecklist, IconHome } from '@tabler/icons-react';

interface Door {
  readonly href: string;
  readonly icon: NavGroup['items'][number]['icon'];
  readonly label: string;
  readonly shortLabel?: string;
  /** Shown to those who hold one of these permissions; empty: to everyone signed in. */
  readonly needs: readonly string[];
}

/** Keeps the doors that open for these permissions, and drops groups without any. */
function doorsFor(
  permissions: readonly string[],
  groups: readonly { label?: string; doors: readonly Door[] }[],
): NavGroup[] {
  const held = new Set(permissions);
  return groups
    .map(({ label, doors }) => ({
      ...(label === undefined ? {} : { label }),
      items: doors.filter((door) => door.needs.length === 0 || door.needs.some((permission) => held.has(permission))),
    }))
    .filter((group) => group.items.length > 0);
}

type Label = (key: 'shell.home') => string;

const workspaceNavigation = (permissions: readonly string[], t: Label): NavGroup[] =>
  doorsFor(permissions, [{ doors: [{ href: '/w', icon: IconChecklist, label: t('shell.home'), needs: [] }] }]);

export const vendorNavigation = (permissions: readonly string[], t: Label): NavGroup[] =>
  doorsFor(permissions, [{ doors: [{ href: '/v', icon: IconHome, label: t('shell.home'), needs: [] }] }]);
