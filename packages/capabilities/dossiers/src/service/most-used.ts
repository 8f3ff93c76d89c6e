import type { TenantContext } from '@chuan/api';
import type { TenantTx } from '@chuan/db';
import { civilDateOf, type Uuid } from '@chuan/kernel';
import { countReceptionDay, listMostReceived } from '../repository/reception-days.ts';

const dayMs = 86_400_000;
const overDays = 90;
/** More than are shown, because some of them may not be posted any more. */
const atMost = 20;

/** Keeps the figure of the day on which a dossier was received. */
export const countReception = (tx: TenantTx, dossierId: Uuid): Promise<void> => countReceptionDay(tx, dossierId);

/** What people come for: procedures by dossiers received over the last three months. Numbers, nothing of anybody. */
export const listMostUsed = (ctx: TenantContext) =>
  listMostReceived(ctx.tx, civilDateOf(ctx.now - overDays * dayMs), atMost);
