import { describe, expect, it } from 'vitest';
import { nameInFull, officeOf, officialName } from './office.ts';

describe('who signs how', () => {
  it.each([
    ['Chủ tịch UBND phường', 'Chủ tịch', 'UBND phường'],
    ['Phó Chủ tịch UBND phường', 'KT. Chủ tịch\nPhó Chủ tịch', 'UBND phường'],
    ['Phó Giám đốc', 'KT. Giám đốc\nPhó Giám đốc', ''],
    ['Quyền Giám đốc Sở', 'Q. Giám đốc', 'Sở'],
    ['Chánh Văn phòng UBND tỉnh', 'Chánh Văn phòng', 'Văn phòng UBND tỉnh'],
    ['Phó Trưởng phòng Văn hóa – Xã hội', 'KT. Trưởng phòng\nPhó Trưởng phòng', 'Văn hóa – Xã hội'],
    ['Chi cục trưởng', 'Chi cục trưởng', ''],
  ])('%s', (name, title, body) => {
    expect(officeOf(name)).toEqual({ title, body });
  });

  it.each(['Công chức tiếp nhận và trả kết quả', 'Chuyên viên Phòng Kinh tế', 'Giám đốcx', ''])(
    'heads nothing, and signs by its own name: %s',
    (name) => {
      expect(officeOf(name)).toEqual({ title: name, body: '' });
    },
  );
});

describe('the name of a body', () => {
  it('goes without what somebody noted behind it', () => {
    expect(officialName('UBND phường Quy Nhơn Nam (dữ liệu mẫu)')).toBe('UBND phường Quy Nhơn Nam');
    expect(officialName('Sở Xây dựng')).toBe('Sở Xây dựng');
  });

  it('is written out where the body issues a paper', () => {
    expect(nameInFull('Văn phòng HĐND và UBND phường (mẫu)')).toBe(
      'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường',
    );
  });
});
