import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { BrandMark, Icon } from '../icon.tsx';
import { Kbd } from '../kbd.tsx';
import { useShortcuts } from '../overlay/shortcuts.ts';
import { Link, useRouting } from '../routing.tsx';
import { useUiT } from '../translate.tsx';
import { DraftOwner } from '../form/draft.ts';
import type { NavGroup } from './navigation.ts';
import { activeHref } from './navigation.ts';
import { OfflineBanner } from './offline-banner.tsx';
import { OutdatedBanner } from './outdated-banner.tsx';
import { type ShellUser, UserMenu } from './user-menu.tsx';

export interface WorkspaceShellProps {
  /** `rail` gives the width to the work: counter and procedure editor. */
  readonly variant?: 'full' | 'rail';
  readonly homeHref: string;
  /** Whose workspace this is, in full. */
  readonly agencyName: string;
  readonly groups: readonly NavGroup[];
  readonly user: ShellUser;
  /** The address whose item of the menu is lit, where it is not the page's own. */
  readonly door?: string;
  /** The server has newer pages than the one that is open. */
  readonly isOutdated: boolean;
  /** Opens the finder; also on Ctrl K. */
  readonly onFind?: () => void;
  readonly onShortcuts?: () => void;
  readonly children: ReactNode;
}

interface NavLinksProps {
  readonly groups: readonly NavGroup[];
  readonly rail: boolean;
  readonly door: string | undefined;
  /** A page of its own, that no item leads to. */
  readonly accountHref: string;
}

function NavLinks({ groups, rail, door, accountHref }: NavLinksProps) {
  const { path } = useRouting();
  const active = path === accountHref ? undefined : activeHref(groups, door ?? path);
  return (
    <>
      {groups.map((group, index) => (
        <div key={group.label ?? index} className="nav-g">
          {group.label === undefined || rail ? null : <h2>{group.label}</h2>}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <Link className="it" href={item.href} prefetch aria-current={item.href === active ? 'page' : undefined}>
                  <Icon of={item.icon} size={rail ? 20 : 18} />
                  <span>{rail ? (item.shortLabel ?? item.label) : item.label}</span>
                  {item.count ? <span className="n">{item.count}</span> : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** Another page: the menu of a phone closes, and readers of the screen start at what is new. */
function useArrival(closeMenu: () => void) {
  const { path } = useRouting();
  const content = useRef<HTMLElement>(null);
  const shownPath = useRef(path);
  useEffect(() => {
    if (shownPath.current === path) return;
    shownPath.current = path;
    closeMenu();
    content.current?.focus({ preventScroll: true });
  }, [path, closeMenu]);
  return content;
}

/** The frame of the signed-in faces: navigation by role at the left, one page at the right. */
export function WorkspaceShell(props: WorkspaceShellProps) {
  const { variant = 'full', homeHref, agencyName, groups, user, onFind, onShortcuts, children } = props;
  const t = useUiT();
  const { pending } = useRouting();
  const [menuOpen, menu] = useDisclosure(false);
  const rail = variant === 'rail';
  const accountHref = `${homeHref}/account`;
  const content = useArrival(menu.close);
  useShortcuts({ 'Ctrl k': () => onFind?.() }, onFind !== undefined);

  const finder = (
    <button className="finder" type="button" onClick={onFind}>
      <Icon of={IconSearch} size={16} />
      <span>{t('shell.finder')}</span>
      <Kbd>Ctrl K</Kbd>
    </button>
  );
  return (
    <div className={rail ? 'shell rail' : 'shell'}>
      <a className="skip" href="#content">
        {t('shell.skipToContent')}
      </a>
      <div className={pending ? 'progress on' : 'progress'} aria-hidden="true" />
      <nav className="nav" aria-label={t('shell.mainNavigation')}>
        <div className="nav-in">
          <button className="m-only" type="button" aria-label={t('shell.openMenu')} onClick={menu.open}>
            <Icon of={IconMenu2} size={22} />
          </button>
          <Link className="brand" href={homeHref} aria-label={rail ? t('product.name') : undefined}>
            <BrandMark />
            <span className={rail ? 'm-only' : undefined}>{t('product.name')}</span>
          </Link>
          {rail ? null : <p className="agency">{agencyName}</p>}
          {onFind === undefined ? null : finder}
          <div className="nav-list">
            <NavLinks groups={groups} rail={rail} door={props.door} accountHref={accountHref} />
          </div>
          <UserMenu user={user} accountHref={accountHref} rail={rail} onShortcuts={onShortcuts} />
        </div>
      </nav>
      <Drawer
        opened={menuOpen}
        onClose={menu.close}
        size={300}
        title={agencyName}
        closeButtonProps={{ 'aria-label': t('shell.closeMenu') }}
      >
        <nav className="nav drawer-nav" aria-label={t('shell.mainNavigation')}>
          <NavLinks groups={groups} rail={false} door={props.door} accountHref={accountHref} />
          <UserMenu user={user} accountHref={accountHref} rail={false} onShortcuts={onShortcuts} />
        </nav>
      </Drawer>
      <main className="main" id="content" tabIndex={-1} ref={content}>
        <OfflineBanner />
        <OutdatedBanner isOutdated={props.isOutdated} />
        <DraftOwner.Provider value={user.id}>{children}</DraftOwner.Provider>
      </main>
    </div>
  );
}
