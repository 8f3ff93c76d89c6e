import type { TenantContext } from '@chuan/api';
import { civilDateOf, foldVietnamese, type Instant, type Uuid } from '@chuan/kernel';
import type { ProcedureContent, ProcedureStep } from '@chuan/library/contract';
import { flowTimeOf, isQuestion, stepCodesOf } from '@chuan/library/server';
import { type FlowPicture, type ProcedurePrintInput, renderProcedure } from '@chuan/print';
import { getAgencyProfile, listPeople } from '@chuan/tenancy/server';
import { formatLimit, formatNumber, formatVnd, translatorOf } from '@chuan/ui/language';
import { compileTable } from '@chuan/workflow';
import type { PrintedProcedure } from '../contract.ts';
import { lanesOf } from '../domain.ts';
import { feeLinesOf } from '../domain/fee-lines.ts';
import { en, vi } from '../messages/index.ts';
import { listVersions, type StoredVersion } from '../repository/versions.ts';
import { ownPositionsOf } from './step-positions.ts';
import { needProcedure, needVersion } from './stored.ts';
import { revisionsOf } from './views.ts';

/** The document is a paper of the agency and speaks Vietnamese whoever reads it. */
const t = translatorOf({ vi, en }, 'vi');

/**
 * The whole quy trình ISO of a version as PDF; a version that is not in force is marked as a draft on every page, one
 * that was superseded as such.
 *
 * @throws {AppError} `procedure.not_found`
 */
export async function printVersion(ctx: TenantContext, versionId: Uuid): Promise<PrintedProcedure> {
  const version = await needVersion(ctx, versionId);
  const procedure = await needProcedure(ctx, version.procedureId);
  const data = await paperOf(ctx, procedure.code, version);
  const watermark = watermarkOf(version);
  const bytes = await renderProcedure(data, {
    createdAt: version.updatedAt,
    ...(watermark === undefined ? {} : { watermark }),
  });
  const fileName = `${procedure.code.replace(/[ /]/g, '-')}_${version.number}.pdf`;
  return { fileName, dataBase64: Buffer.from(bytes).toString('base64') };
}

const watermarkOf = ({ status }: StoredVersion): string | undefined => {
  if (status === 'effective') return undefined;
  return t(status === 'superseded' ? 'paper.superseded' : 'paper.draft');
};

async function paperOf(ctx: TenantContext, code: string, version: StoredVersion): Promise<ProcedurePrintInput> {
  const { content } = version;
  const profile = await getAgencyProfile(ctx.tx, civilDateOf(version.effectiveAt ?? ctx.now));
  const versions = (await listVersions(ctx.tx, version.procedureId)).filter((one) => one.number <= version.number);
  const revisions = await revisionsOf(ctx, versions);
  return {
    agency: { ...(profile.superiorName ? { superior: profile.superiorName } : {}), name: profile.name },
    title: content.name,
    code,
    issueNumber: version.number,
    ...(version.effectiveAt === null ? {} : { effectiveOn: civilDateOf(version.effectiveAt) }),
    ...(await approvalsOf(ctx, version)),
    distribution: lanesOf(content.steps).map(({ lane }) => ({ holder: lane })),
    revisions: revisions
      .filter((one) => one.number > 1)
      .toReversed()
      .map((one) => ({
        changedOn: one.changedOn,
        section: one.sections || t('paper.wholeDocument'),
        content: one.changeNote || t('paper.noChangeNote'),
        issueNumber: one.number,
      })),
    ...textPart(content),
    ...(await stepPart(ctx, content)),
    receptionPlaces: [[profile.oneStopName, profile.address].filter(Boolean).join(', '), t('paper.onlinePlace')],
  };
}

async function approvalsOf(ctx: TenantContext, version: StoredVersion) {
  const people = new Map((await listPeople(ctx, {})).map((person) => [person.id, person]));
  const isSent = version.status !== 'draft' && version.status !== 'discarded';
  /** Name and position as they were on the day of signing. */
  const signed = (personId: Uuid | null, at: Instant | null) => {
    const person = personId === null ? undefined : people.get(personId);
    if (!person || at === null) return {};
    const on = civilDateOf(at);
    const held = person.positions.find((one) => one.fromOn <= on && (one.toOn ?? on) >= on);
    const title = held ? { title: held.positionName } : {};
    return { name: person.fullName, ...title, signature: t('paper.signed'), signedOn: on };
  };
  const author = { name: people.get(version.draftedBy)?.fullName ?? '' };
  return {
    prepared: isSent ? signed(version.draftedBy, version.draftedAt) : author,
    reviewed: signed(version.reviewedBy, version.reviewedAt),
    approved: signed(version.approvedBy, version.approvedAt),
  };
}

const lines = (text: string): string[] => text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

const limitText = ({ value, unit }: ProcedureContent['legalLimit']): string =>
  t(`paper.limit.${unit}`, { value: formatNumber(value, 'vi', 1) });

function textPart(content: ProcedureContent) {
  const nameOf = new Map(content.cases.map((one) => [one.key, one.name]));
  const channelOf = ({ channel, caseKey }: ProcedureContent['methods'][number]) =>
    [t(`paper.channel.${channel}`), nameOf.get(caseKey ?? '')].filter(Boolean).join(' – ').slice(0, 300);
  const groups = Map.groupBy(content.components, (one) => one.caseKey);
  return {
    purpose: lines(content.purpose),
    scope: lines(content.scope),
    references: [t('paper.standard'), t('paper.lawsBelow')],
    definitions: content.definitions,
    legalBases: content.legalBases.map((basis) => ({
      notation: basis.code,
      subject: basis.name,
      ...(basis.issuedOn === undefined ? {} : { issuedOn: basis.issuedOn }),
    })),
    conditions: lines(content.requirements),
    componentGroups: [...groups].map(([caseKey, components]) => ({
      ...(caseKey === undefined ? {} : { caseName: nameOf.get(caseKey) ?? caseKey }),
      components: components.map((one) => ({
        name: one.name,
        originalCount: one.originals,
        copyCount: one.copies,
        note: [one.formCode, one.isFromDatabase ? t('paper.fromDatabase') : '', one.note].filter(Boolean).join('. '),
      })),
    })),
    setCount: content.sets,
    channels: content.methods.slice(0, 20).map((method) => ({
      name: channelOf(method),
      limitText: limitText(method.limit),
      feeText: method.feeVnd > 0 ? formatVnd(method.feeVnd) : t('paper.noFee'),
    })),
    fees: feeLinesOf(content.methods, { nameOf: channelOf, amountOf: formatVnd }),
    forms: content.forms,
    records: content.records.map(({ name, keeper, years }) => ({
      name,
      keeper,
      retention: years === 0 ? t('paper.forever') : t('paper.years', { years: String(years) }),
    })),
  };
}

async function stepPart(ctx: TenantContext, content: ProcedureContent) {
  const codes = stepCodesOf(content.steps);
  const positions = await ownPositionsOf(ctx.tx, content.steps);
  const time = flowTimeOf(content);
  const holderOf = (step: ProcedureStep) => {
    const name = step.positionId === undefined ? '' : (positions.get(step.positionId)?.name ?? '');
    const isSaid = name === '' || foldVietnamese(step.lane).includes(foldVietnamese(name));
    return isSaid ? step.lane : `${step.lane} (${name})`;
  };
  return {
    steps: content.steps.map((step) => ({
      // A lozenge that the paper's letters have.
      code: codes.get(step.id) ?? '◊',
      title: step.name,
      detail: detailOf(step, codes),
      position: holderOf(step),
      limitText: isQuestion(step) ? '–' : timeText(step),
      outputs: [...step.formCodes, step.output].filter(Boolean),
    })),
    ...(time ? { totalLimitText: `${formatLimit(time.minutes, 'vi')} / ${limitText(content.legalLimit)}` } : {}),
    ...(content.steps.length > 0 ? { flow: pictureOf(content, codes) } : {}),
  };
}

const timeText = (step: ProcedureStep): string =>
  [formatLimit(step.limitMinutes, 'vi'), step.parallelWithPrevious ? t('paper.parallel') : '']
    .filter(Boolean)
    .join('\n');

/** What the step says beyond its name: where its outcomes lead, and what is ticked off. */
function detailOf(step: ProcedureStep, codes: ReadonlyMap<string, string>): string {
  const ways = (step.outcomes ?? []).map(({ label, to }) => {
    if (to === 'next') return t('paper.outcomeNext', { label });
    if ('end' in to) return t('paper.outcomeEnd', { label, end: t(`paper.end.${to.end}`) });
    return t('paper.outcomeRow', { label, step: codes.get(to.row) ?? to.row });
  });
  return [step.guidance, ...step.checklist.map((check) => `☐ ${check}`), ...ways].filter(Boolean).join('\n');
}

function pictureOf(content: ProcedureContent, codes: ReadonlyMap<string, string>): FlowPicture {
  const { definition } = compileTable(content.steps);
  const rows = new Map(content.steps.map((step) => [step.id, step]));
  return {
    nodes: definition.nodes.map((node) => {
      const row = rows.get(node.id);
      const code = codes.get(node.id);
      return {
        id: node.id,
        kind: pictureKind(node.kind),
        ...(code === undefined ? {} : { code }),
        label:
          node.kind === 'start' ? t('paper.start') : node.kind === 'end' ? t(`paper.end.${node.result}`) : node.name,
        ...(row ? { position: row.lane } : {}),
      };
    }),
    edges: definition.flows.map(({ from, to, outcome }) => ({
      from,
      to,
      ...(outcome === undefined ? {} : { label: outcome }),
    })),
  };
}

function pictureKind(kind: string): FlowPicture['nodes'][number]['kind'] {
  if (kind === 'fork' || kind === 'join') return 'gateway';
  return kind === 'start' || kind === 'end' || kind === 'decision' ? kind : 'task';
}
