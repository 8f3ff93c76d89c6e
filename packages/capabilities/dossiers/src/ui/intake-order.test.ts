import { expect, test } from 'vitest';
import type { DossierRow } from '../contract.ts';
import { inIntakeOrder } from './intake-order.ts';

const row = (code: string, dueAt: number | null, submittedAt: number) =>
  ({ code, submittedAt, clock: { dueAt } }) as unknown as DossierRow;

test('online dossiers stand in the order they are to be answered, and of one time in the order they came', () => {
  // From the server they come newest first.
  const rows = [row('0004', 20, 4), row('0003', 10, 3), row('0002', 20, 2), row('0001', 20, 2)];
  expect(inIntakeOrder(rows).map(({ code }) => code)).toEqual(['0003', '0001', '0002', '0004']);
});
