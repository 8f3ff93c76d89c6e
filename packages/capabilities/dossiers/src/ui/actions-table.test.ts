import { expect, test } from 'vitest';
import type { Action, ActionKey, DossierPage, StepView } from '../contract.ts';
import { actionNamed, actionTable } from './actions-table.ts';

const mine = 'mine';
const theirs = 'theirs';
const action = (key: ActionKey, stepId: string | null, reason: string | null = null): Action => ({
  key,
  stepId,
  isAllowed: reason === null,
  reason,
  params: {},
});
const pageWith = (actions: Action[]) => ({ actions }) as unknown as DossierPage;
const step = { id: mine } as StepView;
const keys = (actions: readonly Action[]) => actions.map((one) => one.key);

test('completing the step at work is the one filled button', () => {
  const table = actionTable(
    pageWith([action('complete', mine), action('supplement', mine), action('extend', null)]),
    step,
  );
  expect(table.main?.key).toBe('complete');
  expect(keys(table.others)).toEqual(['supplement', 'extend']);
});

test('handing the result over comes before completing a step', () => {
  const table = actionTable(pageWith([action('complete', mine), action('deliver', null)]), step);
  expect(table.main?.key).toBe('deliver');
});

test('what a rule refuses stays with its reason; what cannot come up now does not', () => {
  const table = actionTable(
    pageWith([
      action('supplement', mine, 'dossier.supplement_used'),
      action('resume', null, 'dossier.not_suspended'),
      action('extend', null, 'permission.missing'),
    ]),
    step,
  );
  expect(keys(table.refused)).toEqual(['supplement']);
  expect(table.main).toBeUndefined();
});

test('of the other open steps only what is allowed is told', () => {
  const table = actionTable(
    pageWith([action('complete', mine), action('reassign', theirs), action('return', theirs, 'dossier.no_return')]),
    step,
  );
  expect(table.others).toEqual([action('reassign', theirs)]);
  expect(table.refused).toEqual([]);
});

test('an action that was opened for one step never becomes the same action of another', () => {
  const page = pageWith([action('supplement', theirs), action('extend', null)]);
  expect(actionNamed(page, 'supplement', theirs).isAllowed).toBe(true);
  expect(actionNamed(page, 'supplement', mine)).toEqual(action('supplement', mine, 'dossier.step_closed'));
  expect(actionNamed(page, 'recall', mine)).toEqual(action('recall', mine, 'dossier.recall_too_late'));
});

test('nor does an answer to an online dossier become a step’s once the dossier is received', () => {
  const page = pageWith([action('supplement', mine)]);
  expect(actionNamed(page, 'supplement', null)).toEqual(action('supplement', null, 'dossier.already_received'));
});
