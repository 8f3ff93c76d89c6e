import type { Uuid } from '@chuan/kernel';
import type { NoticeKind, NoticeParams } from './contract.ts';

/** Lines of a dossier's history that its applicant is told of. */
const citizenKinds: Readonly<Record<string, NoticeKind>> = {
  received: 'received',
  supplement_requested: 'supplement_requested',
  extended: 'extended',
  result_ready: 'result_ready',
  intake_refused: 'refused',
  stopped: 'stopped',
};

export const citizenNoticesOf = (kinds: readonly string[]): NoticeKind[] =>
  kinds.flatMap((kind) => citizenKinds[kind] ?? []);

interface Told {
  readonly code: string;
  readonly dueAt: number | null;
}

interface ToldStep {
  readonly name: string;
  readonly dueAt: number | null;
}

/** What the sentences are filled with; codes and instants, no names of third persons. */
export function paramsOf(state: Told, procedureName: string, step?: ToldStep): NoticeParams {
  return {
    code: state.code,
    procedure: procedureName,
    ...(step ? { step: step.name } : {}),
    ...(step?.dueAt ? { stepDueAt: step.dueAt } : {}),
    ...(state.dueAt ? { dueAt: state.dueAt } : {}),
  };
}

export interface Recipient {
  readonly personId: Uuid;
  readonly email: string;
}
