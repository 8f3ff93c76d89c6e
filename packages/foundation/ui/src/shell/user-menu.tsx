import { Popover, useMantineColorScheme } from '@mantine/core';
import { useDisclosure, useMounted } from '@mantine/hooks';
import { IconKey, IconKeyboard, IconLanguage, IconLogout, IconSelector, IconUserCircle } from '@tabler/icons-react';
import { Segmented } from '../filters.tsx';
import { Icon } from '../icon.tsx';
import { Kbd } from '../kbd.tsx';
import { Link, useRouting } from '../routing.tsx';
import { useLocale, useUiT } from '../translate.tsx';

export interface ShellUser {
  /** One for each agency that a person works in. */
  readonly id: string;
  readonly name: string;
  /** Position and unit as they are signed with. */
  readonly position: string;
}

export interface UserMenuProps {
  readonly user: ShellUser;
  /** The page of one's own account. */
  readonly accountHref: string;
  readonly rail: boolean;
  readonly onShortcuts?: () => void;
}

const settleMs = 120;
const schemes = ['light', 'dark', 'auto'] as const;

function submitForm(action: string, fields: Readonly<Record<string, string>>) {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

/** Who is signed in; appearance, language, shortcuts and the way out. */
export function UserMenu({ user, accountHref, rail, onShortcuts }: UserMenuProps) {
  const t = useUiT();
  const [opened, menu] = useDisclosure(false);
  return (
    <div className="me">
      <Popover
        position="top-start"
        width={248}
        trapFocus
        returnFocus
        opened={opened}
        onChange={(open) => (open ? menu.open() : menu.close())}
      >
        <Popover.Target>
          <button
            type="button"
            className={rail ? 'me-b small-b' : 'me-b'}
            aria-label={rail ? `${t('shell.account')}: ${user.name}` : undefined}
            onClick={menu.toggle}
          >
            {rail ? (
              <>
                <Icon of={IconUserCircle} size={20} />
                <span>{t('shell.account')}</span>
              </>
            ) : (
              <>
                <span className="who">
                  <b>{user.name}</b>
                  <Icon of={IconSelector} size={16} />
                </span>
                <span className="pos">{user.position}</span>
              </>
            )}
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('shell.account')}>
          <AccountPanel
            user={user}
            accountHref={accountHref}
            rail={rail}
            onShortcuts={onShortcuts}
            close={menu.close}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

/** Light, dark, or as the machine is set. */
function AppearanceChoice() {
  const t = useUiT();
  const mounted = useMounted();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Segmented
      label={t('scheme.label')}
      value={mounted ? colorScheme : ''}
      onChange={(value) => setColorScheme(value as (typeof schemes)[number])}
      options={schemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
    />
  );
}

function AccountPanel(props: UserMenuProps & { readonly close: () => void }) {
  const { user, accountHref, rail, onShortcuts, close } = props;
  const t = useUiT();
  const other = useLocale() === 'vi' ? 'en' : 'vi';
  const { path, search } = useRouting();
  const back = search === '' ? path : `${path}?${search}`;
  return (
    <div className="me-d">
      {rail ? (
        <p className="me-n">
          <b>{user.name}</b>
          {user.position}
        </p>
      ) : null}
      <AppearanceChoice />
      <button type="button" lang={other} onClick={() => submitForm('/preferences', { lang: other, back })}>
        <Icon of={IconLanguage} size={16} />
        {t(`language.${other}`)}
      </button>
      {onShortcuts === undefined ? null : (
        <button
          type="button"
          onClick={() => {
            close();
            // The menu first gives the focus back, then the sheet takes it.
            setTimeout(onShortcuts, settleMs);
          }}
        >
          <Icon of={IconKeyboard} size={16} />
          {t('shell.shortcuts')}
          <Kbd>?</Kbd>
        </button>
      )}
      <Link href={accountHref} onClick={close}>
        <Icon of={IconKey} size={16} />
        {t('shell.ownAccount')}
      </Link>
      <button type="button" onClick={() => submitForm('/sign-out', {})}>
        <Icon of={IconLogout} size={16} />
        {t('shell.signOut')}
      </button>
    </div>
  );
}
