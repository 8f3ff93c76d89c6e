import { createHash, timingSafeEqual } from 'node:crypto';
import type { TenantContext } from '@chuan/api';
import { type CivilDate, civilDateOf, type Uuid } from '@chuan/kernel';
import { getAgencyProfile, getRegulation } from '@chuan/tenancy/server';
import { type CodeFormat, codeWritten, dayOfCode, dossierCode } from '../domain/dossier-code.ts';
import { takeNumber } from '../repository/numbers.ts';

/** How the agency writes the codes of a day's dossiers, and the day. */
async function formatOfDay(ctx: TenantContext): Promise<{ format: CodeFormat; on: CivilDate }> {
  const on = civilDateOf(ctx.now);
  const { value } = await getRegulation(ctx.tx, 'dossier.code_format', on);
  const { agencyIdentifier } = await getAgencyProfile(ctx.tx, on);
  return { format: { pattern: value.pattern, agencyIdentifier }, on };
}

/** The dossier's code in the format in force on the day: agency, day, and the day's next number without a gap. */
export async function takeDossierCode(ctx: TenantContext): Promise<string> {
  const { format, on } = await formatOfDay(ctx);
  return dossierCode(format, on, await takeNumber(ctx.tx, 'dossier', dayOfCode(on)));
}

/**
 * The codes that somebody may mean: the one typed, since an agency that was renamed has codes of an older format, and
 * the same letters and digits as today's format parts them.
 */
export async function codesMeant(ctx: TenantContext, typed: string): Promise<readonly [string, string]> {
  const { format } = await formatOfDay(ctx);
  const plain = typed.toUpperCase();
  return [plain, codeWritten(typed, format) ?? plain];
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
