import { createHash, timingSafeEqual } from 'node:crypto';
import type { TenantContext } from '@chuan/api';
import { civilDateOf, type Uuid } from '@chuan/kernel';
import { getAgencyProfile, getRegulation } from '@chuan/tenancy/server';
import { takeNumber } from '../repository/numbers.ts';

const yymmdd = (on: string) => on.slice(2).replaceAll('-', '');

/** The dossier's code in the format in force on the day: agency, day, and the day's next number without a gap. */
export async function takeDossierCode(ctx: TenantContext): Promise<string> {
  const on = civilDateOf(ctx.now);
  const { value } = await getRegulation(ctx.tx, 'dossier.code_format', on);
  const { agencyIdentifier } = await getAgencyProfile(ctx.tx, on);
  const day = yymmdd(on);
  const number = await takeNumber(ctx.tx, 'dossier', day);
  return value.pattern
    .replace('{agencyIdentifier}', agencyIdentifier)
    .replace('{YYMMDD}', day)
    .replace(/\{seq(\d)\}/, (_match, digits: string) => String(number).padStart(Number(digits), '0'));
}

/** `0031/TNHS`: numbers of a book run on through the year. */
export async function takeFormNumber(
  ctx: TenantContext,
  book: 'TNHS' | 'HDHS' | 'TCHS' | 'PXL' | 'TB' | 'PKS',
): Promise<string> {
  const number = await takeNumber(ctx.tx, book, civilDateOf(ctx.now).slice(0, 4));
  return `${String(number).padStart(4, '0')}/${book}`;
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The receipt's secret: 13 characters, 65 bits, made from the dossier's id by the installation's key, so that the
 * receipt can be printed again though only a hash is stored.
 */
export function secretOf(ctx: Pick<TenantContext, 'sign'>, dossierId: Uuid): string {
  const bytes = ctx.sign('receipt-secret', dossierId);
  return Array.from({ length: 13 }, (_, index) => crockford[bytes[index]! & 31]).join('');
}

export const hashSecret = (secret: string): string => createHash('sha256').update(plainSecret(secret)).digest('hex');

/** What people type: spaces, dashes and the letters that look like digits do not matter. */
const plainSecret = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** Compares in constant time; an unknown dossier is compared with a hash that nothing has. */
export function isRightSecret(storedHash: string | undefined, typed: string): boolean {
  const given = Buffer.from(hashSecret(typed), 'hex');
  const stored = Buffer.from(storedHash ?? '0'.repeat(64), 'hex');
  return timingSafeEqual(given, stored) && storedHash !== undefined;
}

/** In groups of four, as printed: `7K4M-92XR-…`. */
export const printedSecret = (secret: string): string => secret.match(/.{1,4}/g)!.join('-');
