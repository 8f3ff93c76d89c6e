import fc from 'fast-check';
import { foldVietnamese } from '@chuan/kernel';
import { describe, expect, test } from 'vitest';
import type { PostedRow } from '../contract.ts';
import { findPosted, isOneSlipAway } from './find-posted.ts';

const row = (name: string, field: string, procedureCode: string, shortName = name): PostedRow => ({
  id: procedureCode,
  procedureCode,
  name,
  shortName,
  field,
  limit: { value: 7, unit: 'working_days' },
  fees: [],
  channels: ['direct'],
});
const rows = [
  row('Cấp giấy phép xây dựng nhà ở riêng lẻ', 'Xây dựng', '1.013225', 'Giấy phép xây dựng'),
  row('Thủ tục đăng ký khai sinh', 'Hộ tịch', '1.001193', 'Khai sinh'),
  row('Thủ tục đăng ký lại khai sinh', 'Hộ tịch', '1.004884', 'Khai sinh lại'),
  row('Thủ tục đăng ký khai tử', 'Hộ tịch', '1.000656', 'Khai tử'),
  row('Thủ tục đăng ký kết hôn', 'Hộ tịch', '1.000894', 'Kết hôn'),
  row('Thủ tục cấp Giấy xác nhận tình trạng hôn nhân', 'Hộ tịch', '1.004873', 'Tình trạng hôn nhân'),
  row('Chứng thực bản sao từ bản chính giấy tờ, văn bản', 'Chứng thực', '2.000815', 'Chứng thực bản sao'),
  row('Đăng ký thành lập hộ kinh doanh', 'Hộ kinh doanh', '1.001612', 'Lập hộ kinh doanh'),
  row('Hòa giải tranh chấp đất đai', 'Đất đai', '1.003554', 'Hòa giải đất đai'),
  row('Xác nhận tình trạng chỗ ở hợp pháp để đăng ký cư trú', 'Cư trú', '1.010833', 'Chỗ ở hợp pháp'),
];
const found = (query: string, among = rows) => findPosted(among, query).rows.map((one) => one.shortName);
const nearest = (query: string) => findPosted(rows, query).nearest.map((one) => one.shortName);

describe('what is asked', () => {
  test.each([
    ['khai sinh', ['Khai sinh', 'Khai sinh lại']],
    ['KHAI SINH', ['Khai sinh', 'Khai sinh lại']],
    ['sinh khai lại', ['Khai sinh lại']],
    ['hộ tịch ket hon', ['Kết hôn']],
    ['1.013225', ['Giấy phép xây dựng']],
    ['đăng kí kết hôn', ['Kết hôn']],
    ['gpxd', ['Giấy phép xây dựng']],
    ['đk kết hôn', ['Kết hôn']],
    ['tranh cha', ['Hòa giải đất đai']],
  ])('in the words of the list, in any order: %s', (query, names) => {
    expect(found(query)).toEqual(names);
  });

  test.each([
    ['giay doc than', ['Tình trạng hôn nhân']],
    ['xin giấy xác nhận độc thân', ['Tình trạng hôn nhân']],
    ['làm giấy khai sinh cho con', ['Khai sinh', 'Khai sinh lại']],
    ['cưới', ['Kết hôn']],
    ['hộ khẩu', ['Chỗ ở hợp pháp']],
    ['xây nhà', ['Giấy phép xây dựng']],
    ['công chứng', ['Chứng thực bản sao']],
    ['mở quán', ['Lập hộ kinh doanh']],
  ])('in everyday words: %s', (query, names) => {
    expect(found(query)).toEqual(names);
  });

  test.each([
    ['đăng ký khai sinhh', 'Khai sinh'],
    ['xac nhan tinh trangj hon nhan', 'Tình trạng hôn nhân'],
    ['giay phep xay dugn', 'Giấy phép xây dựng'],
    ['hoa giai trah chap', 'Hòa giải đất đai'],
    // The list has “kinh”, so the slip is another word of it.
    ['dang ky lai khai kinh', 'Khai sinh lại'],
  ])('with a slip in one word: %s', (query, name) => {
    expect(found(query)[0]).toBe(name);
  });

  test('a slip is forgiven in words of four letters or more, and in no number', () => {
    expect(found('kat hon')).toEqual([]);
    expect(found('1.013226')).toEqual([]);
  });

  test('a word that the list has is taken as it is typed', () => {
    expect(found('khai', [...rows, row('Thai sản', 'Bảo hiểm', '1.1')])).not.toContain('Thai sản');
  });

  test('by asking words alone finds what has them', () => {
    expect(found('giấy')).toContain('Tình trạng hôn nhân');
  });

  test.each([
    ['lâm sản', 'Xác nhận bảng kê lâm sản'],
    ['đê điều', 'Cấp phép hoạt động trong phạm vi bảo vệ đê điều'],
    ['lam nghiep', 'Giao rừng cho doanh nghiệp lâm nghiệp'],
    ['quản lý chợ', 'Thành lập, quản lý chợ hạng ba'],
    ['trẻ em', 'Hỗ trợ trẻ em mồ côi'],
  ])('by a word that only asks when its accents are gone, where the list has it: %s', (query, name) => {
    const wide = [
      'Xác nhận bảng kê lâm sản',
      'Cấp giấy chứng nhận quyền sử dụng tài sản',
      'Cấp phép hoạt động trong phạm vi bảo vệ đê điều',
      'Điều chỉnh giấy phép xây dựng',
      'Giao rừng cho doanh nghiệp lâm nghiệp',
      'Hỗ trợ phát triển nông nghiệp',
      'Thành lập, quản lý chợ hạng ba',
      'Quản lý quỹ',
      'Hỗ trợ trẻ em mồ côi',
      'Khai thác cây tre luồng',
    ].map((one, index) => row(one, 'Khác', `1.00000${index}`));
    expect(found(query, wide)).toEqual([name]);
  });

  test('without a letter or number finds nothing; without anything, all', () => {
    expect(found('....')).toEqual([]);
    expect(found('  ')).toHaveLength(rows.length);
  });
});

describe('where nothing has all the words', () => {
  test('those that have most of them are the nearest, the most first', () => {
    expect(findPosted(rows, 'xác nhận hôn nhân trái luật').rows).toEqual([]);
    expect(nearest('xác nhận hôn nhân trái luật')[0]).toBe('Tình trạng hôn nhân');
  });

  test.each(['sổ đỏ', 'bia do', 'làm sổ hồng'])('what an everyday word touches only broadly is near: %s', (query) => {
    expect(found(query)).toEqual([]);
    expect(nearest(query)).toEqual(['Hòa giải đất đai']);
  });

  test.each(['sơ đồ', 'số độ', 'SỜ ĐỘ', 'sơ đồ'.normalize('NFD')])(
    'an everyday word with other accents in each of its words is another word: %s',
    (query) => {
      expect(nearest(query)).not.toContain('Hòa giải đất đai');
    },
  );

  test.each(['so do', 'Sổ Do', 'sô đo', 'sỗ đỏ', 'sổ đõ', 'sổ đỏ'.normalize('NFD')])(
    'an everyday word without its accents, with some of them, or a slip in one is meant: %s',
    (query) => {
      expect(nearest(query)).toEqual(['Hòa giải đất đai']);
    },
  );

  test('what the everyday word means is found, and what it touches stands beside', () => {
    const title = row('Cấp giấy chứng nhận quyền sử dụng đất', 'Đất đai', '1.2', 'Giấy chứng nhận');
    const answer = findPosted([...rows, title], 'sổ đỏ');
    expect(answer.rows).toEqual([title]);
    expect(answer.nearest.map((one) => one.shortName)).toEqual(['Hòa giải đất đai']);
  });

  test.each([
    ['a slip in its only word', 'tranhh', 'Hòa giải đất đai'],
    ['its only word, unfinished', 'tran', 'Hòa giải đất đai'],
    ['the initials of two words', 'xd', 'Giấy phép xây dựng'],
    ['a slip in each of two words', 'tranhh chapp', 'Hòa giải đất đai'],
    ['a slip in two of three words', 'tranhh chapp đất', 'Hòa giải đất đai'],
    // “điện” is the “diện” of the list; “tiền” is a slip away from that same word and no other.
    ['one word that stands for two', 'tien dien', 'Diện tích nhà ở'],
  ])('what is there only by %s is near, not found', (_, query, name) => {
    const wide = [...rows, row('Xác nhận diện tích nhà ở', 'Cư trú', '1.9', 'Diện tích nhà ở')];
    expect(found(query, wide)).toEqual([]);
    expect(findPosted(wide, query).nearest.map((one) => one.shortName)).toContain(name);
  });

  test('a few are offered, however many are near', () => {
    const many = Array.from({ length: 9 }, (_, at) => row(`Hòa giải ${at}`, 'Khác', `1.${at}`));
    expect(findPosted(many, 'hòa giải trái luật').nearest).toHaveLength(5);
  });

  test('and none has any, nothing is offered', () => {
    expect(findPosted(rows, 'zzz')).toEqual({ rows: [], nearest: [] });
  });

  test('most of the words are enough beside an answer, half are not', () => {
    expect(nearest('đăng ký khai tử')).toEqual(['Khai sinh', 'Khai sinh lại']);
    expect(nearest('khai tử')).toEqual([]);
  });
});

describe('whatever is typed', () => {
  const words = rows.flatMap((one) => `${one.name} ${one.field}`.split(/[ ,]+/));
  const typed = fc.array(fc.oneof(fc.constantFrom(...words, 'độc', 'thân', 'giấy'), fc.string({ maxLength: 6 })), {
    minLength: 1,
    maxLength: 6,
  });

  test('an exact title is always first', () => {
    for (const one of rows)
      for (const title of [one.name, one.shortName]) expect(findPosted(rows, title).rows[0]).toBe(one);
  });

  test('accents and case change nothing', () => {
    fc.assert(
      fc.property(typed, (query) => {
        const asTyped = findPosted(rows, query.join(' '));
        expect(findPosted(rows, foldVietnamese(query.join(' ')))).toEqual(asTyped);
      }),
    );
  });

  test('the order of the list does not decide, and nothing is told twice', () => {
    fc.assert(
      fc.property(typed, fc.shuffledSubarray(rows, { minLength: rows.length }), (query, shuffled) => {
        fc.pre(/[\p{L}\p{N}]/u.test(query.join('')));
        const answer = findPosted(rows, query.join(' '));
        expect(findPosted(shuffled, query.join(' '))).toEqual(answer);
        const ids = [...answer.rows, ...answer.nearest].map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test('a procedure is found by its own words with a slip in any long one', () => {
    const slip = fc.constantFrom(...rows).chain((one) => {
      const own = foldVietnamese(one.name).match(/[a-z]+/g)!;
      const long = own.flatMap((word, at) => (word.length >= 4 ? [at] : []));
      return fc.record({
        one: fc.constant(one),
        own: fc.constant(own),
        at: fc.constantFrom(...long),
        letter: fc.nat(3),
      });
    });
    fc.assert(
      fc.property(slip, ({ one, own, at, letter }) => {
        const word = own[at]!;
        const mistyped = `${word.slice(0, letter)}w${word.slice(letter + 1)}`;
        const query = own.map((other, index) => (index === at ? mistyped : other)).join(' ');
        expect(findPosted(rows, query).rows).toContain(one);
      }),
    );
  });
});

test.each([
  ['sinh', 'sinhh', true],
  ['sinh', 'snih', true],
  ['sinh', 'xinh', true],
  ['sinh', 'inh', true],
  ['sinh', 'sinh', false],
  ['sinh', 'nish', false],
  ['sinh', 'sinhhh', false],
])('%s and %s are one slip apart: %s', (a, b, is) => {
  expect([isOneSlipAway(a, b), isOneSlipAway(b, a)]).toEqual([is, is]);
});
