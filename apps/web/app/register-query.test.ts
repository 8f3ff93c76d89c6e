import { DossierStatus, Timeliness } from '@chuan/dossiers/contract';
import { registerHref, RowFilter } from '@chuan/oversight/contract';
import { expect, test } from 'vitest';
import { registerQuery } from './register-query.ts';

const id = '01a20253-b0ed-7380-b15f-153afba01a22';
const everything: RowFilter = {
  status: [...DossierStatus.options],
  band: 'due_soon',
  procedureId: id,
  positionId: id,
  personId: id,
  nodeId: 'TC1',
  timeliness: Timeliness.options[2],
  dueOn: '2026-11-26',
  receivedFrom: '2026-11-01',
  receivedTo: '2026-11-02',
  resolvedFrom: '2026-11-03',
  resolvedTo: '2026-11-04',
};
const read = (filter: RowFilter) => registerQuery(new URL(registerHref(filter), 'http://localhost'));

test('the register reads every filter that a board writes, each alone and all together', () => {
  expect(Object.keys(everything).sort()).toEqual(Object.keys(RowFilter.shape).sort());
  expect(read(everything)).toEqual({ search: '', ...everything });
  for (const [name, value] of Object.entries(everything))
    expect(read({ [name]: value })).toEqual({ search: '', status: [], [name]: value });
  expect(read({ positionId: 'none' })).toEqual({ search: '', status: [], positionId: 'none' });
});
