import { Menu, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { Icon } from '../icon.tsx';
import { useRouting } from '../routing.tsx';
import { useLocale, useUiT } from '../translate.tsx';

export interface ShellUser {
  readonly name: string;
  /** Position and unit as they are signed with. */
  readonly position: string;
}

export interface UserMenuProps {
  readonly user: ShellUser;
  readonly rail: boolean;
  readonly onShortcuts?: () => void;
}

const schemes = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
] as const;

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
export function UserMenu({ user, rail, onShortcuts }: UserMenuProps) {
  const t = useUiT();
  const locale = useLocale();
  const { path, search } = useRouting();
  const mounted = useMounted();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const other = locale === 'vi' ? 'en' : 'vi';
  const back = search === '' ? path : `${path}?${search}`;
  return (
    <div className="me">
      <Menu position="top-start" width={248} withinPortal>
        <Menu.Target>
          <button
            type="button"
            className={rail ? 'me-b small-b' : 'me-b'}
            aria-label={rail ? `${t('shell.account')}: ${user.name}` : undefined}
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
        </Menu.Target>
        <Menu.Dropdown>
          {rail ? (
            <Menu.Label>
              {user.name}, {user.position}
            </Menu.Label>
          ) : null}
          <Menu.Label>{t('scheme.label')}</Menu.Label>
          {schemes.map(({ value, icon }) => (
            <Menu.Item
              key={value}
              leftSection={<Icon of={icon} size={16} />}
              rightSection={mounted && colorScheme === value ? <Icon of={IconCheck} size={16} /> : null}
              onClick={() => setColorScheme(value)}
            >
              {t(`scheme.${value}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            lang={other}
            leftSection={<Icon of={IconLanguage} size={16} />}
            onClick={() => submitForm('/preferences', { lang: other, back })}
          >
            {t(`language.${other}`)}
          </Menu.Item>
          {onShortcuts === undefined ? null : (
            <Menu.Item leftSection={<Icon of={IconKeyboard} size={16} />} onClick={onShortcuts}>
              {t('shell.shortcuts')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Icon of={IconLogout} size={16} />} onClick={() => submitForm('/sign-out', {})}>
            {t('shell.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
