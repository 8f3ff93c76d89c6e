import type { NationalDetail, NationalStep, ProcedureContent, ProcedureStep } from '../../contract.ts';
import { shortened } from '../reading/text.ts';
import { flowTimeOf } from '../check-flow.ts';
import { isApplicant, positionKindOf } from './roles.ts';
import { lanes, returnStep, usualSteps } from './vocabulary.ts';

export interface DraftedSteps {
  readonly steps: ProcedureStep[];
  /** Some times are no state's figures. */
  readonly hasSampleTimes: boolean;
}

type Limit = ProcedureContent['legalLimit'];

const quarter = 15;

/** The steps that the source tells, else the usual ones, fitted into the legal limit. */
export function draftSteps(detail: NationalDetail | null, legalLimit: Limit, limitMinutes: number): DraftedSteps {
  const told = (detail?.steps ?? []).filter((step) => step.name !== '' && !isApplicant(step.role));
  if (told.length === 0) return { steps: usual(limitMinutes), hasSampleTimes: true };
  const times = timesOf(told, limitMinutes);
  const steps = told.map((step, at) => drafted(step, at, times[at]!));
  if (steps.length === 1 && steps[0]!.positionKind !== 'one_stop') steps.push(handOver(steps.length));
  return {
    steps: fitted(tied(steps), told, legalLimit),
    hasSampleTimes: told.some((step) => !step.isStated),
  };
}

const usual = (limitMinutes: number): ProcedureStep[] => {
  const grain = limitMinutes >= 16 * 60 ? 60 : quarter;
  return usualSteps.map(({ kind, name, output, share }, at) => ({
    id: `B${at + 1}`,
    kind: 'task',
    name,
    lane: lanes[kind],
    positionKind: kind,
    limitMinutes: Math.floor((limitMinutes * share) / grain) * grain || Math.max(1, Math.floor(limitMinutes * share)),
    output,
    checklist: [],
    formCodes: [],
    guidance: '',
  }));
};

/** Steps without a time share what the others leave of the limit; where they leave nothing, each takes a little. */
function timesOf(steps: readonly NationalStep[], limitMinutes: number): number[] {
  const given = steps.reduce((sum, step) => sum + (step.isTimed ? (step.minutes ?? 0) : 0), 0);
  const open = steps.filter((step) => step.isTimed && step.minutes === null).length;
  const share = open === 0 ? 0 : Math.max(quarter, Math.floor((limitMinutes - given) / open / quarter) * quarter);
  return steps.map((step) => (step.isTimed ? (step.minutes ?? share) : 0));
}

const consults = /lấy ý kiến|hỏi ý kiến|cho ý kiến|tham gia ý kiến/i;

function drafted(step: NationalStep, at: number, minutes: number): ProcedureStep {
  const lane = shortened(step.role === '' ? lanes.specialist : step.role, 120);
  const isConsult = /được hỏi ý kiến|được lấy ý kiến/i.test(step.role) || (step.isParallel && consults.test(step.name));
  return {
    id: `B${at + 1}`,
    kind: isConsult ? 'consult' : 'task',
    name: shortened(step.name, 300),
    limitMinutes: minutes,
    ...(isConsult ? { silence: 'agreed' as const } : {}),
    ...(step.isParallel && at > 0 ? { parallelWithPrevious: true } : {}),
    lane,
    positionKind: isConsult ? 'other' : positionKindOf(lane),
    output: shortened(step.output, 300),
    checklist: [],
    formCodes: [],
    guidance: step.form,
  };
}

const handOver = (at: number): ProcedureStep => ({
  id: `B${at + 1}`,
  kind: 'task',
  ...returnStep,
  lane: lanes.one_stop,
  positionKind: 'one_stop',
  limitMinutes: 0,
  checklist: [],
  formCodes: [],
  guidance: '',
});

/** The first row has nothing above it to run beside. */
function tied(steps: readonly ProcedureStep[]): ProcedureStep[] {
  return steps.map((step, at) => {
    const { parallelWithPrevious: isTied, ...rest } = step;
    return isTied && at > 0 ? { ...rest, parallelWithPrevious: true } : rest;
  });
}

/** Assumed times give way until the longest way fits; if only stated ones are left, they do too. */
function fitted(steps: ProcedureStep[], told: readonly NationalStep[], legalLimit: Limit): ProcedureStep[] {
  let current = steps;
  for (const mayShrink of [(at: number) => told[at]?.isStated !== true, () => true]) {
    for (let round = 0; round < 24; round++) {
      const time = flowTimeOf({ steps: current, legalLimit });
      if (!time || time.minutes <= time.limitMinutes) return current;
      const share = time.limitMinutes / time.minutes;
      const next = current.map((step, at) => {
        if (!mayShrink(at) || step.limitMinutes <= quarter) return step;
        const smaller = Math.max(quarter, Math.floor((step.limitMinutes * share) / quarter) * quarter);
        return { ...step, limitMinutes: Math.min(smaller, step.limitMinutes) };
      });
      if (next.every((step, at) => step.limitMinutes === current[at]!.limitMinutes)) break;
      current = next;
    }
  }
  return current;
}
