import type { Action, ActionKey, DossierPage, StepView } from '../contract.ts';

/** Why an action that was open is not in the server's table any more: its step or its state is gone. */
const goneBecause: Partial<Record<ActionKey, string>> = {
  accept: 'dossier.already_received',
  refuse_intake: 'dossier.already_received',
  supplement: 'dossier.already_received',
  recall: 'dossier.recall_too_late',
};

/** Refusals that only say "not now, of course": nobody would look for the action there, or the page says so already. */
const silent = new Set([
  'permission.missing',
  'dossier.not_yours',
  'dossier.not_suspended',
  'dossier.not_resolved',
  'dossier.no_supplement_asked',
  'dossier.not_received',
  'dossier.already_received',
  'dossier.not_submitted',
  'dossier.step_closed',
  'dossier.use_deliver',
  'dossier.already_ended',
  'dossier.paused',
]);

/** What moves the dossier on, the likeliest first. */
const moving: readonly ActionKey[] = ['accept', 'deliver', 'receive_supplement', 'resume', 'complete'];

export interface ActionTable {
  /** The filled button, if anything moves the dossier on. */
  readonly main: Action | undefined;
  readonly others: readonly Action[];
  readonly refused: readonly Action[];
  /** The clock stands still: told once, not in every row. */
  readonly isPaused: boolean;
}

/**
 * The server's table of actions as the page shows it: what moves the dossier on, what else can be done, and what
 * cannot with its reason. Of steps only the one at work is told in full; of the others what is allowed.
 */
export function actionTable(page: DossierPage, step: StepView | undefined): ActionTable {
  const here = page.actions.filter((action) => action.stepId === null || action.stepId === step?.id);
  const elsewhere = page.actions.filter(
    (action) => action.stepId !== null && action.stepId !== step?.id && action.isAllowed,
  );
  const allowed = [...here.filter((action) => action.isAllowed), ...elsewhere];
  const main = moving.map((key) => allowed.find((action) => action.key === key)).find(Boolean);
  return {
    main,
    others: allowed.filter((action) => action !== main),
    refused: here.filter((action) => !action.isAllowed && !silent.has(action.reason ?? '')),
    isPaused: here.some((action) => action.reason === 'dossier.paused'),
  };
}

/**
 * The action that an address names. A form that was opened for one step never becomes the same action of another: what
 * the server's table no longer has is the action it was, refused. An address without a step means the dossier's own.
 */
export function actionNamed(page: DossierPage, key: ActionKey, stepId: string | null): Action {
  const named = page.actions.find((one) => one.key === key && one.stepId === stepId);
  if (named !== undefined) return named;
  const reason = (stepId === null || key === 'recall' ? goneBecause[key] : null) ?? 'dossier.step_closed';
  return { key, stepId, isAllowed: false, reason, params: {} };
}

/** A step that was broken off has no row of its own any more; what was typed about it is still shown. */
export const goneStep = (id: string): StepView => ({
  id,
  nodeId: '',
  label: '',
  name: '',
  lane: '',
  positionName: '',
  personName: '',
  personId: null,
  status: 'cancelled',
  isParallel: false,
  openedAt: null,
  closedAt: null,
  outcome: null,
  limitMinutes: 0,
  usedMinutes: null,
  clock: null,
  checklist: [],
  outcomes: [],
  returnsTo: [],
  output: '',
  guidance: '',
  note: '',
  isMine: false,
});
