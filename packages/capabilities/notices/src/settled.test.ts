import { newId } from '@chuan/kernel';
import { expect, test } from 'vitest';
import { StaffNoticeKind } from './contract.ts';
import { isSettled } from './domain.ts';

const [me, another] = [newId(), newId()];
const asked = (kind: string) => ({ kind, personId: me, params: { step: 'Thẩm định' } });
const settledKinds = (status: string, open: Parameters<typeof isSettled>[1]['open']) =>
  StaffNoticeKind.options.filter((kind) => isSettled(asked(kind), { status, open })).toSorted();

const ofStep = ['assigned', 'step_due_soon', 'step_overdue'];
const ofIntake = ['intake_arrived', 'intake_waiting'];
const ofHolders = ['dossier_overdue', 'supplemented'];

test.each([
  ['while it waits for acceptance, work on steps is done', 'submitted', [], ofStep],
  [
    'while the step is mine, only its acceptance is',
    'in_progress',
    [{ name: 'Thẩm định', personIds: [another, me] }],
    ofIntake,
  ],
  [
    'while another step is mine, the step is',
    'in_progress',
    [{ name: 'Ký', personIds: [me] }],
    [...ofStep, ...ofIntake],
  ],
  [
    'while it is another’s, all that asks for work is',
    'in_progress',
    [{ name: 'Thẩm định', personIds: [another] }],
    [...ofStep, ...ofIntake, ...ofHolders],
  ],
  ['and when it is over', 'delivered', [], [...ofStep, ...ofIntake, ...ofHolders]],
] as const)('of a dossier, %s', (_, status, open, kinds) => {
  expect(settledKinds(status, open)).toEqual([...kinds].toSorted());
});
