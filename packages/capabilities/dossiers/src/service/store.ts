import { actorOf, type TenantContext } from '@chuan/api';
import { record } from '@chuan/event-log';
import { enqueue } from '@chuan/jobs';
import type { Instant, Json, Uuid } from '@chuan/kernel';
import type { DossierChange } from '../domain/change.ts';
import { factsOfStep, limitOf, nextWarning, stepLimit } from '../domain/clock.ts';
import { type DossierState, type Frame, isDeliveryNode, type StepState } from '../domain/state.ts';
import { dossierDue, dossierMoved, intakeDue, stepDue } from '../events.ts';
import { insertDossier, saveChange } from '../repository/save.ts';
import { actingPerson } from './frame.ts';

/** What the event log keeps of a dossier: states and instants, nothing about the person. */
const logged = (state: DossierState): Json => ({
  status: state.status,
  dueAt: state.dueAt,
  steps: state.steps
    .filter((step) => step.status === 'open')
    .map((step) => ({ node: step.nodeId, person: step.personId })),
  outcome: state.outcome,
  delivery: state.deliveryMethod,
  version: state.version,
});

/** What its applicant may be shown of a change: states, instants and positions' work, nobody's name. */
const shownOf = ({ after, events }: DossierChange): Json => ({
  code: after.code,
  events: events.map((event) => event.kind),
  status: after.status,
  dueAt: after.dueAt,
  outcome: after.outcome,
  delivery: after.deliveryMethod,
  version: after.version,
});

function logChange(ctx: TenantContext, change: DossierChange, isNew: boolean): void {
  const last = change.events.at(-1);
  record(ctx.tx, {
    at: ctx.now,
    actor: actorOf(ctx),
    action: `dossier.${change.events[0]?.kind ?? 'saved'}`,
    subject: { kind: 'dossier', id: change.after.id, label: change.after.code },
    ...(isNew ? {} : { before: logged(change.before) }),
    after: logged(change.after),
    ...(last?.note ? { reason: last.note } : {}),
    shown: shownOf(change),
    requestId: ctx.requestId,
    address: ctx.address,
  });
}

/** Tells others, now and at the instant when a clock enters a band. What went stale meanwhile falls away then. */
function announce(ctx: TenantContext, change: DossierChange, frame: Frame): void {
  const { after, before, events, opened } = change;
  const { now } = ctx;
  if (events.length > 0) {
    const kinds = events.map((event) => event.kind);
    const span = { fromSeq: before.lastEventSeq + 1, toSeq: after.lastEventSeq };
    const byPersonId = ctx.actor.kind === 'person' ? ctx.actor.id : null;
    const openedStepIds = [...opened, ...handedOver(change, byPersonId)].map((step) => step.id);
    const move = { dossierId: after.id, ...span, kinds, openedStepIds, byPersonId };
    enqueue(ctx.tx, dossierMoved, move, { now });
  }
  announceSteps(ctx, change, frame);
  announceDossier(ctx, change, frame);
}

/** Open steps that lie with another person than before; whoever takes one up needs no telling. */
const handedOver = ({ before, touched }: DossierChange, byPersonId: Uuid | null): StepState[] =>
  touched.filter(({ id, status, personId }) => {
    const old = before.steps.find((one) => one.id === id);
    return status === 'open' && personId !== null && personId !== byPersonId && old?.personId !== personId;
  });

function announceSteps(ctx: TenantContext, { before, after, opened, touched }: DossierChange, frame: Frame): void {
  const { now } = ctx;
  const { calendar, procedure } = frame;
  for (const step of [...opened, ...touched]) {
    const old = before.steps.find((one) => one.id === step.id);
    if (step.dueAt === null || step.status !== 'open' || step.limitMinutes === 0) continue;
    // A result that waits to be fetched makes nobody late.
    if (isDeliveryNode(procedure, step.nodeId)) continue;
    const facts = factsOfStep(after.facts, step.openedAt);
    const warning = { dossierId: after.id, stepId: step.id, dueAt: step.dueAt };
    const nextAt = (at: Instant) =>
      nextWarning(step.openedAt, stepLimit(step.limitMinutes), facts, {
        calendar,
        content: procedure.content,
        now: at,
      });
    // Scheduled already, unless the instant went by while the step was closed; then it is late from now on.
    const awaited = nextAt(old?.closedAt ?? now);
    const next = nextAt(now) ?? (awaited && { band: 'overdue', at: now });
    const isScheduled = old?.dueAt === step.dueAt && awaited?.at === next?.at;
    if (next && !isScheduled) enqueue(ctx.tx, stepDue, { ...warning, band: next.band }, { now, availableAt: next.at });
  }
}

/** A result that was ready in time and is taken back after it: nobody would be told at the promised instant. */
const isLateAnew = ({ before, after }: DossierChange, now: Instant): boolean =>
  before.status === 'resolved' &&
  after.status === 'in_progress' &&
  after.dueAt !== null &&
  before.resolvedAt! <= after.dueAt &&
  after.dueAt < now;

function announceDossier(ctx: TenantContext, change: DossierChange, frame: Frame): void {
  const { before, after, promises } = change;
  const { now } = ctx;
  if (after.intakeDueAt !== null && before.intakeDueAt !== after.intakeDueAt)
    enqueue(
      ctx.tx,
      intakeDue,
      { dossierId: after.id, dueAt: after.intakeDueAt },
      { now, availableAt: after.intakeDueAt + 1 },
    );
  if (isLateAnew(change, now))
    enqueue(ctx.tx, dossierDue, { dossierId: after.id, dueAt: after.dueAt!, band: 'overdue' }, { now });
  const promise = promises.at(-1);
  if (!promise?.dueAt || after.receivedAt === null) return;
  const { calendar, procedure } = frame;
  const limit = limitOf(procedure.content, after.channel, after.caseKey);
  const next = nextWarning(after.receivedAt, limit, after.facts, { calendar, content: procedure.content, now });
  const warning = { dossierId: after.id, dueAt: promise.dueAt };
  if (next) enqueue(ctx.tx, dossierDue, { ...warning, band: next.band }, { now, availableAt: next.at });
}

/** Stores a decision, its log entry and its events; all of it or nothing. */
export function store(ctx: TenantContext, change: DossierChange, frame: Frame): DossierState {
  saveChange(ctx.tx, { change, actor: actingPerson(ctx), now: ctx.now });
  logChange(ctx, change, false);
  announce(ctx, change, frame);
  return change.after;
}

export async function storeNew(ctx: TenantContext, change: DossierChange, frame: Frame): Promise<DossierState> {
  const receivedBy = change.after.receivedAt === null ? null : ctx.actor.id;
  await insertDossier(ctx.tx, { change, actor: actingPerson(ctx), now: ctx.now }, receivedBy);
  logChange(ctx, change, true);
  announce(ctx, change, frame);
  return { ...change.after, version: 1 };
}
