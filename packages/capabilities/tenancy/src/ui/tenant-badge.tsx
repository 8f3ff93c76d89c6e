import type { TenantStatus } from '../contract.ts';
import { useT } from './translate.ts';

const tone: Readonly<Record<TenantStatus, string>> = {
  active: 'badge ok',
  suspended: 'badge late',
  provisioning: 'badge soon',
};

/** Whether an agency may work, in a word. */
export function TenantBadge({ status }: { readonly status: TenantStatus }) {
  const t = useT();
  return <span className={tone[status]}>{t(`tenantStatus.${status}`)}</span>;
}
