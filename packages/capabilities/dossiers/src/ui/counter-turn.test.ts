import { describe, expect, test } from 'vitest';
import type { Reception } from '../contract.ts';
import { ReceiveInput } from '../contract.ts';
import { amountOf } from './charge.ts';
import {
  freshTurn,
  missingOfAnswer,
  missingPapers,
  paperOf,
  problemOfTurn,
  receiveInput,
  type Turn,
} from './counter-turn.ts';

const component = (key: string, more: Partial<Reception['components'][number]> = {}) => ({
  key,
  name: `Giấy ${key}`,
  originals: 1,
  copies: 2,
  isRequired: true,
  isFromDatabase: false,
  note: '',
  ...more,
});

const procedureId = '01a1c97a-5500-72e1-be22-cd3d3c94d834';
const reception = {
  procedureId,
  caseKey: '',
  feeVnd: 50_000,
  components: [
    component('a'),
    component('b', { isRequired: false }),
    component('c', { isFromDatabase: true }),
    component('d', { originals: 0 }),
  ],
  dataFields: [{ key: 'floors', label: 'Số tầng', kind: 'number', choices: [], isRequired: true }],
} as unknown as Reception;

const filled: Turn = {
  ...freshTurn,
  procedureId,
  applicant: { ...freshTurn.applicant, name: 'Võ Thị Ví Dụ' },
  papers: { a: paperOf(reception.components[0]!, true), d: paperOf(reception.components[3]!, true) },
  data: { floors: '3' },
};

describe('what bars a turn', () => {
  test('first the procedure, then the name, then a required field, then papers', () => {
    expect(problemOfTurn(freshTurn, undefined, true)).toEqual({ at: 'procedure' });
    expect(problemOfTurn({ ...filled, applicant: freshTurn.applicant }, reception, true)).toEqual({ at: 'name' });
    expect(problemOfTurn({ ...filled, data: {} }, reception, true)).toEqual({ at: 'field', label: 'Số tầng' });
    expect(problemOfTurn({ ...filled, papers: {} }, reception, true)).toEqual({ at: 'papers', count: 2 });
    expect(problemOfTurn(filled, reception, true)).toBeUndefined();
  });

  test('missing papers bar acceptance only: a request for them may go out', () => {
    expect(problemOfTurn({ ...filled, papers: {} }, reception, false)).toBeUndefined();
  });

  test('papers that are optional or looked up by the agency are never missing', () => {
    expect(missingPapers({ ...filled, papers: {} }, reception).map((one) => one.key)).toEqual(['a', 'd']);
  });
});

describe('what an answer that receives nothing lacks', () => {
  const nothing = { items: [], ground: '' as const, reason: '' };

  test('is told from the top of the form down', () => {
    expect(missingOfAnswer('refuse', nothing)).toEqual(['ground', 'reason']);
    expect(missingOfAnswer('supplement', nothing)).toEqual(['items', 'reason']);
    expect(missingOfAnswer('supplement', { ...nothing, items: Array(31).fill('Đơn') })).toEqual([
      'fewerItems',
      'reason',
    ]);
  });

  test('is a reason when only blanks stand there, and nothing once it is told', () => {
    expect(missingOfAnswer('refuse', { ...nothing, ground: 'not_eligible', reason: '   ' })).toEqual(['reason']);
    expect(missingOfAnswer('refuse', { ...nothing, ground: 'not_eligible', reason: 'Sai nơi' })).toEqual([]);
  });
});

describe('what is sent', () => {
  test('ticking a paper takes the numbers that the procedure asks for', () => {
    expect(paperOf(reception.components[0]!, true)).toMatchObject({ originals: 1, copies: 2, isReceived: true });
    expect(paperOf(reception.components[0]!, false)).toMatchObject({ originals: 0, copies: 0, isReceived: false });
  });

  test('it is what the server takes, with figures as numbers', () => {
    const input = ReceiveInput.parse(receiveInput(filled, reception));
    expect(input.data).toEqual({ floors: 3 });
    expect(input.components.map((one) => one.key)).toEqual(['a', 'b', 'd']);
    expect(input.isFeePaid).toBe(true);
  });

  test('a proxy named and then taken back is not sent', () => {
    const applicant = { ...filled.applicant, submitterName: 'Bùi Văn Nháp' };
    expect(receiveInput({ ...filled, applicant }, reception).applicant.submitterName).toBe('');
    expect(receiveInput({ ...filled, applicant, isByOther: true }, reception).applicant.submitterName).toBe(
      'Bùi Văn Nháp',
    );
  });

  test('nothing is paid where nothing is charged', () => {
    expect(receiveInput(filled, { ...reception, feeVnd: 0 }).isFeePaid).toBe(false);
  });
});

describe('the fee', () => {
  const open = { ...reception, isFeeOpen: true } as Reception;
  const typed = (fee: string | undefined, feeReason = '') => ({ ...filled, fee, feeReason });

  test.each([
    [undefined, 50_000],
    ['40.000', 40_000],
    ['40 000', 40_000],
    ['0', 0],
    ['', Number.NaN],
    ['40,5', Number.NaN],
  ])('typed as %j is %d', (fee, vnd) => {
    expect(amountOf(typed(fee), open)).toBe(vnd);
  });

  test('that differs from the listed one wants a reason, and goes out with it', () => {
    expect(problemOfTurn(typed('40.000'), open, true)).toEqual({ at: 'feeReason' });
    expect(problemOfTurn(typed('bốn mươi', 'Năm bản'), open, true)).toEqual({ at: 'amount' });
    const told = typed('40.000', '5 bản × 8.000 đồng');
    expect(problemOfTurn(told, open, true)).toBeUndefined();
    expect(ReceiveInput.parse(receiveInput(told, open)).fee).toEqual({
      amountVnd: 40_000,
      reason: '5 bản × 8.000 đồng',
    });
  });

  test('by the page or copy is asked for, and nothing counts as paid unasked', () => {
    const byUnit = { ...open, isFeeByUnit: true };
    expect(problemOfTurn(typed(undefined), byUnit, true)).toEqual({ at: 'amount' });
    expect(problemOfTurn(typed(''), byUnit, true)).toEqual({ at: 'amount' });
    expect(problemOfTurn(typed('50.000'), byUnit, true)).toBeUndefined();
    expect(receiveInput(typed('50.000'), byUnit)).toMatchObject({ isFeePaid: false });
    expect(receiveInput({ ...typed('50.000'), isFeePaid: true }, byUnit)).toMatchObject({ isFeePaid: true });
    expect(receiveInput(typed('50.000'), byUnit).fee).toEqual({ amountVnd: 50_000, reason: '' });
    expect(receiveInput(filled, open)).toMatchObject({ isFeePaid: true });
    expect(receiveInput(filled, open).fee).toBeUndefined();
  });

  test('that the procedure fixes is never another, whatever was typed before', () => {
    expect(receiveInput(typed('40.000', 'Năm bản'), { ...open, isFeeOpen: false }).fee).toBeUndefined();
  });
});
