import { expect, test } from 'vitest';
import type { PersonWithPositions } from '../contract.ts';
import { sorted } from './people-filter.ts';

const person = (id: string, unitName: string, positionName: string) =>
  ({
    id,
    positions:
      unitName === '' ? [] : [{ positionId: id, fromOn: '2026-01-01', toOn: null, unitId: id, unitName, positionName }],
  }) as unknown as PersonWithPositions;
const people = [person('a', 'Văn phòng', 'Văn thư'), person('b', '', ''), person('c', 'Phòng Kinh tế', 'Chuyên viên')];

test.each([
  ['name', 'abc'],
  ['-name', 'cba'],
  ['position', 'cab'],
  ['-position', 'acb'],
] as const)('people by %s; who holds nothing stands last among positions', (by, order) => {
  expect(
    sorted(people, by, '2026-10-01')
      .map(({ id }) => id)
      .join(''),
  ).toBe(order);
});
