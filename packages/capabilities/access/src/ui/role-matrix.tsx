import { Icon, Link } from '@chuan/ui';
import { Checkbox, Menu, NativeSelect, Popover } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { type Permission, permissionGroups, type RoleView } from '../contract.ts';
import { type Edits, isTicked } from './edits.ts';
import type { RolesScreenProps, RoleTask } from './role-calls.ts';
import { useT } from './translate.ts';

export interface RoleMatrixProps extends Pick<RolesScreenProps, 'roles' | 'holders' | 'canManage' | 'hrefOfPerson'> {
  readonly edits: Edits;
  /** Leaves room for the bar below. */
  readonly hasBar: boolean;
  readonly onTick: (role: RoleView, right: Permission, ticked: boolean) => void;
  readonly onTask: (task: RoleTask) => void;
}

const groups = Object.entries(permissionGroups) as [keyof typeof permissionGroups, readonly Permission[]][];

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrows go from box to box, Space ticks. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key];
  const box = event.target instanceof HTMLInputElement ? event.target : null;
  if (!step || !box) return;
  const cell = box.closest('td');
  const rows = [...event.currentTarget.querySelectorAll('tr[data-right]')];
  const row = rows.indexOf(box.closest('tr')!);
  const column = [...(cell?.parentElement?.querySelectorAll('td') ?? [])].indexOf(cell!);
  const next = rows[row + step[0]]?.querySelectorAll('td')[column + step[1]]?.querySelector('input');
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Rights down, roles across. On a phone one role at a time. */
export function RoleMatrix(props: RoleMatrixProps) {
  const t = useT();
  const { roles } = props;
  const [shownId, setShownId] = useState(roles[0]?.id ?? '');
  const shown = roles.find((role) => role.id === shownId) ?? roles[0]!;
  return (
    <>
      <div className="one-role no-print">
        <NativeSelect
          label={t('roles.role')}
          value={shown.id}
          onChange={(event) => setShownId(event.target.value)}
          data={roles.map((role) => ({ value: role.id, label: role.name }))}
        />
        <div className="row between">
          <Holders role={shown} {...props} />
          {props.canManage ? <RoleMenu role={shown} onTask={props.onTask} /> : null}
        </div>
      </div>
      <div
        className={props.hasBar ? 'matrix-wrap with-bar' : 'matrix-wrap'}
        role="region"
        aria-label={t('roles.title')}
        tabIndex={0}
      >
        <table className="rights" onKeyDown={walk}>
          <caption className="vh">{t('roles.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('roles.right')}</th>
              {roles.map((role) => (
                <th key={role.id} scope="col" className={role.id === shown.id ? 'shown' : undefined}>
                  <span className="role-name">{role.name}</span>
                  <span className="row no-print">
                    <Holders role={role} {...props} />
                    {props.canManage ? <RoleMenu role={role} onTask={props.onTask} /> : null}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(([group, rights]) => (
            <tbody key={group}>
              <tr className="group">
                <th colSpan={roles.length + 1} scope="colgroup">
                  {t(`roles.group.${group}`)}
                </th>
              </tr>
              {rights.map((right) => (
                <RightRow key={right} right={right} shownId={shown.id} {...props} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

interface RightRowProps extends RoleMatrixProps {
  readonly right: Permission;
  readonly shownId: string;
}

function RightRow({ right, roles, shownId, edits, canManage, onTick }: RightRowProps) {
  const t = useT();
  const label = t(`right.${right}.name`);
  return (
    <tr data-right={right}>
      <th scope="row">
        {label}
        <small>{t(`right.${right}.text`)}</small>
      </th>
      {roles.map((role) => {
        const ticked = isTicked(role, right, edits);
        const isEdited = edits[role.id]?.[right] !== undefined;
        return (
          <td key={role.id} className={cellClass({ shown: role.id === shownId, edited: isEdited, on: ticked })}>
            <Checkbox
              checked={ticked}
              disabled={!canManage}
              aria-label={t('roles.cell', { role: role.name, right: label })}
              onChange={(event) => onTick(role, right, event.target.checked)}
            />
            {isEdited ? <span className="vh">{t('roles.edited')}</span> : null}
          </td>
        );
      })}
    </tr>
  );
}

const cellClass = (marks: Readonly<Record<string, boolean>>): string =>
  Object.keys(marks)
    .filter((mark) => marks[mark])
    .join(' ');

interface OfRole extends Pick<RoleMatrixProps, 'holders' | 'hrefOfPerson'> {
  readonly role: RoleView;
}

function Holders({ role, holders, hrefOfPerson }: OfRole) {
  const t = useT();
  const people = holders.filter((one) => one.roleId === role.id);
  if (people.length === 0) return <span className="nobody">{t('roles.nobody')}</span>;
  return (
    <Popover position="bottom-start" width={240} withArrow>
      <Popover.Target>
        <button
          type="button"
          className="held"
          aria-label={t('roles.heldBy', { count: people.length, role: role.name })}
        >
          {t('roles.people', { count: people.length })}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className="held-list">
          {people.map((one) => (
            <li key={one.personId}>
              <Link href={hrefOfPerson(one.personId)}>{one.fullName}</Link>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function RoleMenu({ role, onTask }: { readonly role: RoleView; readonly onTask: (task: RoleTask) => void }) {
  const t = useT();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" className="btn subtle sm more" aria-label={t('roles.menuOf', { role: role.name })}>
          <Icon of={IconDots} size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onTask({ kind: 'rename', role })}>{t('roles.rename')}</Menu.Item>
        <Menu.Item onClick={() => onTask({ kind: 'create', from: role })}>{t('roles.copy')}</Menu.Item>
        {role.isReadyMade ? (
          <Menu.Item onClick={() => onTask({ kind: 'restore', role })}>{t('roles.restore')}</Menu.Item>
        ) : (
          <Menu.Item onClick={() => onTask({ kind: 'remove', role })}>{t('roles.remove')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
