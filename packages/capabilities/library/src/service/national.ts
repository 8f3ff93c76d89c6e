import type { PlatformContext } from '@chuan/api';
import { civilDateOf, missing } from '@chuan/kernel';
import { getRegulations, type ReferenceReader } from '@chuan/tenancy/server';
import type { z } from 'zod';
import type {
  ClockRules,
  NationalContent,
  NationalDetail,
  NationalDraft,
  NationalPage,
  NationalView,
  SearchNationalInput,
} from '../contract.ts';
import { draftFromNational } from '../domain/drafting/from-national.ts';
import { findNational, findTemplateOf, listNationals } from '../repository/national.ts';

const pageSize = 50;

/** National procedures whose words begin with the words asked for, accents or not; those with details first. */
export async function searchNational(
  ctx: PlatformContext,
  input: z.output<typeof SearchNationalInput>,
): Promise<NationalPage> {
  const page = { limit: pageSize, offset: (input.page - 1) * pageSize };
  return { ...(await listNationals(ctx.platform, input, page)), page: input.page, pageSize };
}

/** @throws {AppError} `national.not_found` */
export async function getNational(ctx: PlatformContext, code: string): Promise<NationalView> {
  const row = await findNational(ctx.platform.queries, code);
  if (!row) throw missing('national.not_found');
  const { content, ...head } = row;
  return {
    ...head,
    listing: content.listing,
    detail: bestDetail(content),
    doubts: content.doubts,
    templateId: (await findTemplateOf(ctx.platform, code)) ?? null,
  };
}

/**
 * A first draft of a content from what the nation publishes; all that is doubtful comes with it.
 *
 * @throws {AppError} `national.not_found`
 */
export async function draftContent(ctx: PlatformContext, code: string): Promise<NationalDraft> {
  const national = await getNational(ctx, code);
  const rules = await usualRules(ctx.platform, civilDateOf(ctx.now));
  const doubts = national.doubts.map(({ source: _, ...note }) => note);
  return { content: draftFromNational(national, rules), doubts };
}

/** The clock rules of the regulations in force on a day. */
export async function usualRules(reader: ReferenceReader, on: string): Promise<ClockRules> {
  const keys = ['supplement.rule', 'extension.rule', 'deadline.warn_shares'] as const;
  const found = await getRegulations(reader, keys, on);
  const supplement = found['supplement.rule'].value;
  const extension = found['extension.rule'].value;
  return {
    supplement: supplement.clock,
    maxSupplements: supplement.maxRequests,
    supplementWithinWorkingDays: Math.ceil(supplement.askWithin.value),
    maxExtensions: extension.maxTimes,
    extensionNoticeWorkingDays: Math.ceil(extension.noticeBefore.value),
    warnShares: found['deadline.warn_shares'].value.shares.slice(0, 4),
  };
}

/** What was worked out by hand, filled from what was crawled where it says nothing. */
function bestDetail({ worked, detail }: NationalContent): NationalDetail | null {
  if (!worked || !detail) return worked ?? detail;
  const first = <T>(a: readonly T[], b: readonly T[]): T[] => [...(a.length > 0 ? a : b)];
  return {
    level: worked.level ?? detail.level,
    applicantTypes: first(worked.applicantTypes, detail.applicantTypes),
    results: first(worked.results, detail.results),
    requirements: worked.requirements || detail.requirements,
    decisionNumber: worked.decisionNumber || detail.decisionNumber,
    executingAgency: worked.executingAgency || detail.executingAgency,
    limit: worked.limit ?? detail.limit,
    methods: first(worked.methods, detail.methods),
    cases: first(worked.cases, detail.cases),
    components: first(worked.components, detail.components),
    legalBases: worked.legalBases.map((basis) =>
      basis.name === '' ? (detail.legalBases.find((one) => one.code === basis.code) ?? basis) : basis,
    ),
    narrative: first(worked.narrative, detail.narrative),
    steps: first(worked.steps, detail.steps),
    source: worked.source || detail.source,
  };
}
