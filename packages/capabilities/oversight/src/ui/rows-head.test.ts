import { translatorOf } from '@chuan/ui/language';
import { describe, expect, test } from 'vitest';
import type { Board, RowFilter } from '../contract.ts';
import { en } from '../messages/en.ts';
import { vi } from '../messages/vi.ts';
import { rowsHead } from './rows-head.ts';

const t = translatorOf({ vi, en }, 'vi');
const [position, person, procedure] = ['1', '2', '3'].map((end) => `00000000-0000-4000-8000-00000000000${end}`);
const none = { count: 0, rows: {} };
const board = {
  positionNames: [{ id: position!, name: 'Công chức Tư pháp – Hộ tịch' }],
  people: [
    { id: person!, name: 'Phan Thị Nháp', note: '', people: 1, held: none, dueSoon: none, overdue: none, paused: none },
  ],
  procedures: [{ id: procedure!, name: 'Đăng ký khai sinh' }],
  flow: { steps: [{ nodeId: 'B2', label: 'B2', name: 'Thẩm tra hồ sơ' }] } as unknown as Board['flow'],
};
const head = (filter: RowFilter, total = 3) => rowsHead({ filter, total, board, locale: 'vi' }, t);

const open = ['in_progress', 'awaiting_supplement', 'suspended'] as const;
const days = { resolvedFrom: '2026-11-01', resolvedTo: '2026-11-29' };

describe('the heading of the rows behind a number', () => {
  test.each<[string, RowFilter]>([
    ['3 hồ sơ đang giải quyết', { status: [...open] }],
    ['3 hồ sơ quá hạn', { band: 'overdue' }],
    ['3 hồ sơ đang ở bước B2 Thẩm tra hồ sơ', { procedureId: procedure!, nodeId: 'B2' }],
    ['3 hồ sơ đến hạn thứ Tư 02/12/2026', { status: ['in_progress'], dueOn: '2026-12-02' }],
    ['3 hồ sơ chờ người nộp bổ sung', { status: ['awaiting_supplement'] }],
    ['3 hồ sơ có kết quả từ 01/11/2026 đến 29/11/2026', { status: ['resolved', 'delivered'], ...days }],
    ['3 hồ sơ có kết quả quá hạn, từ 01/11/2026 đến 29/11/2026', { timeliness: 'overdue', ...days }],
    ['3 hồ sơ', { nodeId: 'of a flow that is not shown' }],
  ])('says what was opened: %s', (title, filter) => {
    expect(head(filter).title).toBe(title);
  });

  test('says whose they are', () => {
    expect(head({ band: 'overdue' }).place).toBe('Cả cơ quan');
    expect(head({ band: 'overdue', positionId: position! }).place).toBe('Công chức Tư pháp – Hộ tịch');
    expect(head({ band: 'paused', positionId: 'none' }).place).toBe('Chưa ở vị trí nào');
    expect(head({ band: 'paused', personId: person! }).place).toBe('Phan Thị Nháp');
    expect(head({ nodeId: 'B2', procedureId: procedure! }).place).toBe('Đăng ký khai sinh');
  });

  test('says a nought in words', () => {
    expect(head({ band: 'overdue' }, 0).none).toBe('Không có hồ sơ nào quá hạn.');
    expect(head({ nodeId: 'B2', procedureId: procedure! }, 0).none).toBe('Lúc này không có hồ sơ nào nằm ở bước này.');
  });
});
