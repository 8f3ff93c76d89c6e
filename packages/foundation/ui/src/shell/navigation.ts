import type { Icon as TablerIcon } from '@tabler/icons-react';

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly icon: TablerIcon;
  /** Things that wait there; zero and absent are not shown. */
  readonly count?: number;
  /** For the rail, where a long label does not fit. */
  readonly shortLabel?: string;
}

export interface NavGroup {
  readonly label?: string;
  readonly items: readonly NavItem[];
}

/** The item a path belongs to: the one with the longest address that the path starts with. */
export function activeHref(groups: readonly NavGroup[], path: string): string | undefined {
  let best: string | undefined;
  for (const { href } of groups.flatMap((group) => group.items)) {
    const inside = path === href || path.startsWith(`${href}/`);
    if (inside && href.length > (best?.length ?? 0)) best = href;
  }
  return best;
}
