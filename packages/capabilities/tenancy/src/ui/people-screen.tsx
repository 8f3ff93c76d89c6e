import './tenancy.css';
import {
  type Call,
  DataTable,
  EmptyState,
  FilterBar,
  FilterBox,
  FilterPill,
  Icon,
  Link,
  PageHead,
  Pager,
  SideDrawer,
  useUrlFilters,
} from '@chuan/ui';
import { IconFileImport, IconUserPlus, IconUserQuestion } from '@tabler/icons-react';
import type { CreatePersonInput, PersonWithPositions, PositionView } from '../contract.ts';
import { NewPerson } from './new-person.tsx';
import {
  holdsNow,
  isIn,
  matches,
  peopleSorts,
  type PeopleView,
  peopleViews,
  type RolesOf,
  sorted,
} from './people-filter.ts';
import type { PersonCalls, RoleOption } from './person-calls.ts';
import { PersonDetails } from './person-details.tsx';
import { TakeAlong } from './take-along.tsx';
import { useT } from './translate.ts';

export interface PeopleScreenProps extends PersonCalls {
  readonly people: readonly PersonWithPositions[];
  readonly positions: readonly PositionView[];
  readonly roles: readonly RoleOption[];
  readonly rolesOf: RolesOf;
  readonly today: string;
  readonly canManage: boolean;
  readonly canSetRoles: boolean;
  readonly onCreate: Call<CreatePersonInput & { roleIds: string[] }>;
}

/** Everybody of the agency; who is opened stands in the address. */
export function PeopleScreen(props: PeopleScreenProps) {
  const t = useT();
  const { people, today, rolesOf, canManage } = props;
  const { values, hrefWith, set } = useUrlFilters();
  const view = peopleViews.find((one) => one === values.get('show')) ?? 'active';
  const sort = peopleSorts.find((one) => one === values.get('sort')) ?? 'name';
  const shown = people.filter((one) => isIn(view, one, today, rolesOf) && matches(one, values.get('q') ?? ''));
  const rows = sorted(shown, sort, today);
  const openId = values.get('person');
  const open = people.find((one) => one.id === openId);
  const close = () => set({ person: undefined });
  return (
    <>
      <PageHead
        title={t('people.title')}
        note={t('people.count', { count: people.filter((one) => one.status === 'active').length })}
        actions={<HeadActions canManage={canManage} newHref={hrefWith({ person: 'new' })} />}
      />
      <FilterBar>
        <FilterBox placeholder={t('people.search')} label={t('people.searchLabel')} />
        {peopleViews.map((one) => (
          <FilterPill
            key={one}
            label={t(`people.view.${one}`)}
            count={people.filter((person) => isIn(one, person, today, rolesOf)).length}
            active={one === view}
            href={hrefWith({ show: one === 'active' ? undefined : one, person: undefined, page: undefined })}
          />
        ))}
      </FilterBar>
      <PeopleTable
        {...props}
        rows={rows}
        sort={sort}
        view={view}
        openId={openId}
        hrefOf={(id) => hrefWith({ person: id })}
      />
      <SideDrawer
        opened={open !== undefined || (canManage && openId === 'new')}
        onClose={close}
        title={open?.fullName ?? t('people.add')}
      >
        {open ? <PersonDetails key={open.id} {...props} person={open} /> : <NewPerson {...props} onDone={close} />}
      </SideDrawer>
    </>
  );
}

function HeadActions({ canManage, newHref }: { readonly canManage: boolean; readonly newHref: string }) {
  const t = useT();
  return (
    <>
      <TakeAlong of="people" />
      {canManage ? (
        <>
          <Link className="btn" href="/w/admin/people/import">
            <Icon of={IconFileImport} size={16} />
            {t('peopleImport.open')}
          </Link>
          <Link className="btn primary" href={newHref}>
            <Icon of={IconUserPlus} size={16} />
            {t('people.add')}
          </Link>
        </>
      ) : null}
    </>
  );
}

const pageSize = 50;

/** An e-mail address; where it must be parted, before the @. */
function Address({ of }: { readonly of: string }) {
  const at = of.lastIndexOf('@');
  return (
    <small>
      {of.slice(0, at)}
      <wbr />
      {of.slice(at)}
    </small>
  );
}

interface PeopleTableProps extends PeopleScreenProps {
  readonly rows: readonly PersonWithPositions[];
  readonly sort: string;
  readonly view: PeopleView;
  readonly openId: string | null;
  readonly hrefOf: (id: string) => string;
}

function PeopleTable({ rows, sort, view, openId, hrefOf, today, roles, rolesOf }: PeopleTableProps) {
  const t = useT();
  const { values } = useUrlFilters();
  const last = Math.max(1, Math.ceil(rows.length / pageSize));
  const page = Math.min(Math.max(1, Number(values.get('page')) || 1), last);
  const nameOf = new Map(roles.map((role) => [role.id, role.name]));
  return (
    <DataTable
      caption={t('people.title')}
      rows={rows.slice((page - 1) * pageSize, page * pageSize)}
      sort={sort}
      footer={last > 1 ? <Pager page={page} pageSize={pageSize} total={rows.length} /> : undefined}
      rowKey={(person) => person.id}
      selectedKey={openId ?? undefined}
      empty={<EmptyState title={t('people.noneTitle')} text={t(`people.none.${view}`)} />}
      columns={[
        {
          key: 'name',
          label: t('people.name'),
          sortKey: 'name',
          render: (person) => (
            <div>
              <Link className="row-link" href={hrefOf(person.id)}>
                {person.fullName}
              </Link>
              {person.email === '' ? null : <Address of={person.email} />}
            </div>
          ),
        },
        {
          key: 'positions',
          label: t('people.positions'),
          sortKey: 'position',
          render: (person) => <Positions person={person} today={today} />,
        },
        {
          key: 'roles',
          label: t('people.roles'),
          render: (person) => {
            const names = (rolesOf[person.id] ?? []).flatMap((id) => nameOf.get(id) ?? []);
            if (names.length > 0) return names.join(', ');
            return person.status === 'active' ? <Missing text={t('people.noRole')} /> : null;
          },
        },
      ]}
    />
  );
}

function Positions({ person, today }: { readonly person: PersonWithPositions; readonly today: string }) {
  const t = useT();
  const held = holdsNow(person, today);
  if (held.length === 0) return person.status === 'active' ? <Missing text={t('people.noPosition')} /> : null;
  return (
    <ul>
      {held.map((one) => (
        <li key={one.positionId + one.fromOn}>
          {one.positionName} <small className="inline">{one.unitName}</small>
        </li>
      ))}
    </ul>
  );
}

function Missing({ text }: { readonly text: string }) {
  return (
    <span className="holder none">
      <Icon of={IconUserQuestion} size={16} />
      {text}
    </span>
  );
}
