import './tenancy.css';
import {
  type Call,
  DataTable,
  EmptyState,
  FilterBar,
  FilterBox,
  FilterPill,
  formatDate,
  formatDateTime,
  Icon,
  Link,
  PageHead,
  Pager,
  SideDrawer,
  useUrlFilters,
} from '@chuan/ui';
import { IconBuildingCommunity, IconPlus } from '@tabler/icons-react';
import type { SetTenantStatusInput, TenantHealth, TenantHealthPage, TenantStatus } from '../contract.ts';
import { TenantBadge } from './tenant-badge.tsx';
import { TenantDetails } from './tenant-details.tsx';
import { useT } from './translate.ts';

export interface TenantsScreenProps {
  readonly tenants: TenantHealthPage;
  readonly now: number;
  readonly canCreate: boolean;
  readonly onSetStatus: Call<SetTenantStatusInput>;
}

const statuses: readonly (TenantStatus | undefined)[] = [undefined, 'active', 'suspended', 'provisioning'];
/** Every agency on the platform and how it fares. */
export function TenantsScreen({ tenants, now, canCreate, onSetStatus }: TenantsScreenProps) {
  const t = useT();
  const { values, hrefWith, set } = useUrlFilters();
  const open = tenants.rows.find((one) => one.id === values.get('tenant'));
  return (
    <>
      <PageHead
        title={t('tenants.title')}
        note={t('tenants.count', { count: tenants.total })}
        actions={
          canCreate ? (
            <Link className="btn primary" href="/v/tenants/new">
              <Icon of={IconPlus} size={16} />
              {t('tenants.add')}
            </Link>
          ) : undefined
        }
      />
      <FilterBar>
        <FilterBox placeholder={t('tenants.search')} label={t('tenants.searchLabel')} />
        {statuses.map((status) => (
          <FilterPill
            key={status ?? 'all'}
            label={t(`tenantView.${status ?? 'all'}`)}
            active={(values.get('status') ?? undefined) === status}
            href={hrefWith({ status, page: undefined, tenant: undefined })}
          />
        ))}
      </FilterBar>
      <TenantTable tenants={tenants} now={now} hrefOf={(id) => hrefWith({ tenant: id })} openId={open?.id} />
      <SideDrawer opened={open !== undefined} onClose={() => set({ tenant: undefined })} title={open?.name ?? ''}>
        {open ? <TenantDetails key={`${open.id}:${open.version}`} tenant={open} onSetStatus={onSetStatus} /> : null}
      </SideDrawer>
    </>
  );
}

interface TenantTableProps extends Pick<TenantsScreenProps, 'tenants' | 'now'> {
  readonly hrefOf: (id: string) => string;
  readonly openId: string | undefined;
}

const portalOf = ({ slug }: TenantHealth) => `/a/${slug}`;

const quietMs = 30 * 86_400_000;

function TenantTable({ tenants, now, hrefOf, openId }: TenantTableProps) {
  const t = useT();
  const lastUse = (tenant: TenantHealth) => {
    if (tenant.lastSessionAt === null) return <span className="muted">{t('tenants.noSession')}</span>;
    const isQuiet = now - tenant.lastSessionAt > quietMs;
    return <span className={isQuiet ? 'holder none' : 'num'}>{formatDateTime(tenant.lastSessionAt)}</span>;
  };
  return (
    <DataTable
      caption={t('tenants.title')}
      rows={tenants.rows}
      rowKey={(tenant) => tenant.id}
      selectedKey={openId}
      empty={
        <EmptyState
          title={t('tenants.emptyTitle')}
          text={t('tenants.emptyText')}
          hints={[{ icon: IconBuildingCommunity, href: '/v/tenants/new', title: t('tenants.add') }]}
        />
      }
      footer={<Pager page={tenants.page} pageSize={tenants.pageSize} total={tenants.total} />}
      columns={[
        {
          key: 'name',
          label: t('tenants.name'),
          render: (tenant) => (
            <div>
              <Link className="row-link" href={hrefOf(tenant.id)}>
                {tenant.name}
              </Link>
              <small>{portalOf(tenant)}</small>
            </div>
          ),
        },
        { key: 'kind', label: t('tenants.kind'), render: (tenant) => t(`tenantKind.${tenant.kind}`) },
        {
          key: 'status',
          label: t('tenants.status'),
          render: (tenant) => (
            <span className="row wrap">
              <TenantBadge status={tenant.status} />
              {tenant.isSample ? <span className="badge">{t('tenants.sample')}</span> : null}
            </span>
          ),
        },
        { key: 'members', label: t('tenants.members'), numeric: true, render: (tenant) => tenant.members },
        { key: 'last', label: t('tenants.lastSession'), render: lastUse },
        {
          key: 'created',
          label: t('tenants.created'),
          render: (tenant) => <span className="num">{formatDate(tenant.createdAt)}</span>,
        },
      ]}
    />
  );
}
