import { type Call, FailureNote, Form, formatDateTime, toastDone, useCalling } from '@chuan/ui';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SetTenantStatusInput, TenantHealth } from '../contract.ts';
import { TenantBadge } from './tenant-badge.tsx';
import { useT } from './translate.ts';

export interface TenantDetailsProps {
  readonly tenant: TenantHealth;
  readonly onSetStatus: Call<SetTenantStatusInput>;
}

/** One agency: what the platform knows of it, and whether it may work. */
export function TenantDetails({ tenant, onSetStatus }: TenantDetailsProps) {
  const t = useT();
  const portal = `/a/${tenant.slug}`;
  return (
    <div className="drawer-parts">
      <section className="drawer-part stack">
        <p>
          <TenantBadge status={tenant.status} />
        </p>
        <dl className="kv">
          <dt>{t('tenants.kind')}</dt>
          <dd>{t(`tenantKind.${tenant.kind}`)}</dd>
          <dt>{t('tenants.portal')}</dt>
          <dd>
            <a href={portal}>{portal}</a>
          </dd>
          <dt>{t('tenants.members')}</dt>
          <dd className="num">{tenant.members}</dd>
          <dt>{t('tenants.lastSession')}</dt>
          <dd className="num">
            {tenant.lastSessionAt === null ? t('tenants.noSession') : formatDateTime(tenant.lastSessionAt)}
          </dd>
          <dt>{t('tenants.created')}</dt>
          <dd className="num">{formatDateTime(tenant.createdAt)}</dd>
        </dl>
        <p className="small">{t('tenants.noData')}</p>
      </section>
      {tenant.status === 'provisioning' ? (
        <p className="alert soon">{t('tenants.provisioningText')}</p>
      ) : (
        <StatusForm tenant={tenant} onSetStatus={onSetStatus} />
      )}
    </div>
  );
}

function StatusForm({ tenant, onSetStatus }: TenantDetailsProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [reason, setReason] = useState('');
  const isActive = tenant.status === 'active';
  return (
    <Form
      className="drawer-part stack"
      onSubmit={async () => {
        const status = isActive ? ('suspended' as const) : ('active' as const);
        const isDone = await run(() => onSetStatus({ tenantId: tenant.id, status, reason, version: tenant.version }));
        if (isDone) toastDone(t(isActive ? 'tenants.suspended' : 'tenants.resumed', { name: tenant.name }));
      }}
    >
      <h3>{t(isActive ? 'tenants.suspend' : 'tenants.resume')}</h3>
      <p className="small">{t(isActive ? 'tenants.suspendText' : 'tenants.resumeText')}</p>
      <Textarea
        label={t('people.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
        autosize
        minRows={2}
        required
      />
      <FailureNote failure={failure} />
      <button
        type="submit"
        className={isActive ? 'btn danger' : 'btn primary'}
        disabled={busy}
        aria-busy={busy || undefined}
      >
        {t(isActive ? 'tenants.suspend' : 'tenants.resume')}
      </button>
    </Form>
  );
}
