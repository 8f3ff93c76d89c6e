import { type ClockFact, deadlineOf, type TimeLimit, timeliness, workingMinutesBetween } from '@chuan/calendar';
import { conflict, type Instant, type Uuid } from '@chuan/kernel';
import { type FlowEvent, step as flowStep } from '@chuan/workflow';
import type { DossierStatus } from '../contract.ts';
import { factsOfStep, limitOf, stepDueAt } from './clock.ts';
import { type DossierState, type Frame, isDeliveryNode, openSteps, rowOf, type StepState } from './state.ts';

export type EventParams = Readonly<Record<string, string | number | boolean | null>>;

/** A line of the dossier's own history, append-only. */
export interface NewEvent {
  readonly id: Uuid;
  readonly kind: string;
  readonly stepId: Uuid | null;
  readonly nodeId: string | null;
  readonly params: EventParams;
  readonly note: string;
  readonly formIds: readonly Uuid[];
  readonly fileIds: readonly Uuid[];
}

export interface NewPromise {
  readonly because: 'limit' | 'pause' | 'restart' | 'extension';
  readonly dueAt: Instant | null;
  readonly remainingMinutes: number | null;
}

/** Everything that one decision changes; stored in one statement. */
export interface DossierChange {
  readonly before: DossierState;
  readonly after: DossierState;
  readonly events: readonly NewEvent[];
  readonly facts: readonly ClockFact[];
  readonly promises: readonly NewPromise[];
  /** Steps whose row is new. */
  readonly opened: readonly StepState[];
  /** Steps whose row is changed: closed, handed over, ticked, or due at another time. */
  readonly touched: readonly StepState[];
}

/**
 * A decision in the making: collects what changes, and reads back what it has changed so far. Used inside one pure
 * `decide…` function and thrown away.
 */
export class Draft {
  state: DossierState;
  private readonly before: DossierState;
  private readonly frame: Frame;
  private readonly events: NewEvent[] = [];
  private readonly facts: ClockFact[] = [];
  private readonly promises: NewPromise[] = [];
  private readonly openedIds = new Set<Uuid>();
  private readonly touchedIds = new Set<Uuid>();

  constructor(state: DossierState, frame: Frame) {
    this.before = state;
    this.state = state;
    this.frame = frame;
  }

  set(changes: Partial<DossierState>): void {
    this.state = { ...this.state, ...changes };
  }

  event(kind: string, more: Partial<Omit<NewEvent, 'kind' | 'id'>> = {}): Uuid {
    const id = this.frame.newId();
    const base = { stepId: null, nodeId: null, params: {}, note: '', formIds: [], fileIds: [] };
    this.events.push({ ...base, ...more, id, kind });
    return id;
  }

  /** Adds to a line already written what is known only after the move. */
  tell(eventId: Uuid, params: EventParams): void {
    const index = this.events.findIndex((event) => event.id === eventId);
    const event = this.events[index];
    if (event) this.events[index] = { ...event, params: { ...event.params, ...params } };
  }

  fact(kind: ClockFact['kind'], more: Partial<ClockFact> = {}): void {
    const { actor, now } = this.frame;
    const who = [actor.name, actor.positionName].filter(Boolean).join(', ');
    const fact: ClockFact = { at: now, kind, actor: who, ...more };
    this.facts.push(fact);
    this.set({ facts: [...this.state.facts, fact] });
  }

  touch(stepId: Uuid, changes: Partial<StepState>): void {
    this.set({ steps: this.state.steps.map((step) => (step.id === stepId ? { ...step, ...changes } : step)) });
    if (!this.openedIds.has(stepId)) this.touchedIds.add(stepId);
  }

  /**
   * Brings one event to the flow and does what the flow commands.
   *
   * @param again  a step that goes on where it stood, should the flow open its node.
   * @throws {AppError} the flow's refusal.
   */
  advance(event: FlowEvent, again?: StepState): void {
    const marking = this.state.marking ?? { open: {}, waiting: {}, applied: [], ended: null, done: [] };
    const result = flowStep(this.frame.procedure.definition, marking, event);
    if (result.refusal) throw conflict(result.refusal.code);
    this.set({ marking: result.marking });
    for (const command of result.commands) {
      if (command.kind === 'close') this.close(command.nodeId, command.how, command.outcome ?? null);
      else if (command.kind === 'open' && command.nodeId === again?.nodeId) this.reopen(again);
      else if (command.kind === 'open') this.open(command.nodeId);
      else this.set({ outcome: command.result });
    }
    this.settleStatus();
  }

  private close(nodeId: string, how: string, outcome: string | null): void {
    const { calendar, now, actor } = this.frame;
    const step = openSteps(this.state).find((one) => one.nodeId === nodeId);
    if (!step) return;
    const isDone = how !== 'returned' && how !== 'cancelled';
    this.touch(step.id, {
      status: isDone ? 'done' : 'cancelled',
      closedAt: now,
      outcome: outcome ?? (how === 'completed' ? null : how),
      usedMinutes: workingMinutesBetween(step.openedAt, now, calendar, factsOfStep(this.state.facts, step.openedAt)),
      // Who takes a step back did not do it: a step nobody had taken stays nobody's.
      personId: step.personId ?? (isDone && actor.kind === 'person' ? actor.id : null),
    });
  }

  private reopen(step: StepState): void {
    const dueAt = stepDueAt(step, this.state, this.frame.calendar);
    this.touch(step.id, { status: 'open', closedAt: null, outcome: null, usedMinutes: null, dueAt });
  }

  private open(nodeId: string): void {
    const { procedure, calendar, now, newId } = this.frame;
    const row = rowOf(procedure, nodeId);
    const positionId = row?.positionId ?? null;
    // Whoever handled this position's earlier step of the same dossier keeps it: one dossier, one face.
    const earlier = this.state.steps.findLast((step) => step.positionId === positionId && step.personId !== null);
    const fresh = { openedAt: now, limitMinutes: row?.limitMinutes ?? 0 };
    const step: StepState = {
      ...fresh,
      id: newId(),
      nodeId,
      name: row?.name ?? nodeId,
      positionId,
      personId: positionId === null ? null : (earlier?.personId ?? null),
      status: 'open',
      dueAt: stepDueAt(fresh, this.state, calendar),
      closedAt: null,
      outcome: null,
      usedMinutes: null,
      checks: [],
      note: '',
    };
    this.openedIds.add(step.id);
    this.set({ steps: [...this.state.steps, step] });
  }

  /**
   * The result is ready when nothing is left but handing it over, or when the flow has ended with nothing handed over
   * yet. Lateness is measured there: a result that waits to be fetched is not late by the one who fetches it late.
   */
  private settleStatus(): void {
    const { procedure, now, calendar } = this.frame;
    const open = openSteps(this.state);
    const onlyDelivery = open.length > 0 && open.every((step) => isDeliveryNode(procedure, step.nodeId));
    const ended = this.state.marking?.ended ?? null;
    if (ended === 'withdrawn' || ended === 'stopped') return;
    const isReady = onlyDelivery || ended !== null;
    if (!isReady) {
      if (this.state.status === 'resolved')
        this.set({ status: 'in_progress', resolvedAt: null, timeliness: null, outcome: null });
      return;
    }
    if (this.state.status === 'resolved' || this.state.receivedAt === null) return;
    const dueAt = this.state.dueAt;
    this.set({
      status: 'resolved',
      resolvedAt: now,
      outcome: this.state.outcome ?? 'granted',
      timeliness: dueAt === null ? null : timeliness(dueAt, now, calendar),
    });
    this.event('result_ready', { params: { outcome: this.state.outcome, timeliness: this.state.timeliness } });
  }

  /** Works out the promised instant anew from the facts, and those of the open steps with it. */
  reckon(because: NewPromise['because'], limit: TimeLimit = this.limit()): void {
    const { calendar } = this.frame;
    if (this.state.receivedAt === null) return;
    const deadline = deadlineOf(this.state.receivedAt, limit, calendar, this.state.facts);
    const { dueAt, remainingMinutes } = deadline;
    this.promises.push({ because, dueAt, remainingMinutes });
    this.set({ dueAt, remainingMinutes, originalDueAt: this.state.originalDueAt ?? dueAt });
    for (const step of openSteps(this.state)) {
      const due = stepDueAt(step, this.state, calendar);
      if (due !== step.dueAt) this.touch(step.id, { dueAt: due });
    }
  }

  limit(): TimeLimit {
    return limitOf(this.frame.procedure.content, this.state.channel, this.state.caseKey);
  }

  status(status: DossierStatus): void {
    this.set({ status });
  }

  finish(): DossierChange {
    const touched = (ids: ReadonlySet<Uuid>) => this.state.steps.filter((step) => ids.has(step.id));
    return {
      before: this.before,
      after: {
        ...this.state,
        version: this.before.version + 1,
        lastEventSeq: this.before.lastEventSeq + this.events.length,
      },
      events: this.events,
      facts: this.facts,
      promises: this.promises,
      opened: touched(this.openedIds),
      touched: touched(this.touchedIds),
    };
  }
}
