import type { TenantContext } from '@chuan/api';
import { missing, type Uuid } from '@chuan/kernel';
import { findProcedure, type StoredProcedure } from '../repository/procedures.ts';
import { findVersion, type StoredVersion } from '../repository/versions.ts';

export async function needVersion(ctx: TenantContext, versionId: Uuid): Promise<StoredVersion> {
  const version = await findVersion(ctx.tx, versionId);
  if (!version) throw missing('procedure.not_found');
  return version;
}

export async function needProcedure(ctx: Pick<TenantContext, 'tx'>, id: Uuid, lock = false): Promise<StoredProcedure> {
  const procedure = await findProcedure(ctx.tx, id, lock);
  if (!procedure) throw missing('procedure.not_found');
  return procedure;
}
