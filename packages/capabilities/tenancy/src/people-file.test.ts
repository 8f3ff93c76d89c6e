import { describe, expect, test } from 'vitest';
import { readPeopleFile } from './domain-people-file.ts';
import { kindOfName } from './domain-people-plan.ts';

const head = ['STT', 'Họ và tên', 'Thư điện tử', 'Điện thoại', 'Đơn vị', 'Vị trí', 'Từ ngày', 'Vai trò'];
const row = (cells: Partial<Record<'name' | 'email' | 'phone' | 'unit' | 'position' | 'from' | 'roles', string>>) => [
  '1',
  cells.name ?? 'Trần Văn Nam',
  cells.email ?? 'nam@x.vn',
  cells.phone ?? '',
  cells.unit ?? 'Văn phòng',
  cells.position ?? 'Văn thư',
  cells.from ?? '',
  cells.roles ?? '',
];
const read = (...rows: string[][]) => readPeopleFile([head, ...rows]);
const whys = (notes: readonly { readonly why: string }[]) => notes.map((note) => note.why);

describe('a list of people', () => {
  test('is found below a title, whatever its columns are called and wherever they stand', () => {
    const { people, read: count } = readPeopleFile([
      ['DANH SÁCH CÁN BỘ', ''],
      [],
      ['Email (công vụ)', 'HỌ TÊN *', 'Chức vụ', 'SĐT:'],
      ['a@x.vn', 'Lê Thị Hoa', 'Trưởng phòng', '0912'],
    ]);
    expect(count).toBe(1);
    expect(people).toEqual([
      {
        line: 4,
        fullName: 'Lê Thị Hoa',
        email: 'a@x.vn',
        phone: '0912',
        posts: [{ unit: '', position: 'Trưởng phòng', fromOn: null }],
        roles: [],
      },
    ]);
  });

  test.each([
    ['spaces', { name: '  Trần   Văn Nam ' }, 'spacing', { fullName: 'Trần Văn Nam' }],
    ['capitals', { name: 'TRẦN VĂN ĐỨC' }, 'capitals', { fullName: 'Trần Văn Đức' }],
    ['an e-mail in capitals', { email: ' <NAM@X.VN>' }, 'email_form', { email: 'nam@x.vn' }],
    ['a zero that the spreadsheet dropped', { phone: '912345678' }, 'phone_zero', { phone: '0912345678' }],
  ])('has %s repaired, and says so', (_, cells, why, taken) => {
    const { people, repaired } = read(row(cells));
    expect(people).toMatchObject([taken]);
    expect(whys(repaired)).toEqual([why]);
  });

  test('makes one person with several positions of rows that share an e-mail', () => {
    const { people, repaired } = read(row({}), row({ position: 'Lưu trữ', unit: 'Văn phòng' }), row({}));
    expect(people.map(({ posts }) => posts.map((post) => post.position))).toEqual([['Văn thư', 'Lưu trữ']]);
    expect(whys(repaired)).toEqual(['rows_joined', 'rows_joined']);
  });

  test('takes several positions, roles and days in the forms that people write', () => {
    const [person] = read(row({ position: 'Văn thư; Lưu trữ', roles: 'Văn thư;Giám sát', from: '5/9/2026' })).people;
    expect(person).toMatchObject({
      posts: [{ fromOn: '2026-09-05' }, { position: 'Lưu trữ', unit: 'Văn phòng' }],
      roles: ['Văn thư', 'Giám sát'],
    });
  });

  test.each([
    ['no name', { name: ' ' }, 'no_name'],
    ['a name too long', { name: 'a'.repeat(101) }, 'name_long'],
    ['no e-mail', { email: '' }, 'no_email'],
    ['no such e-mail', { email: 'nam tai x.vn' }, 'bad_email'],
    ['a position too long', { position: 'a'.repeat(201) }, 'post_long'],
  ])('refuses a row with %s, with the line', (_, cells, why) => {
    const { people, refused } = read(row({ email: 'first@x.vn' }), row(cells));
    expect(people).toHaveLength(1);
    expect(refused).toMatchObject([{ line: 3, why }]);
  });

  test('refuses a second person of the same e-mail', () => {
    expect(whys(read(row({}), row({ name: 'Lê Hoa' })).refused)).toEqual(['email_twice']);
  });

  test.each([
    ['a day that no calendar has', { from: '31/02/2026' }, 'day_unreadable'],
    ['no position', { position: '', unit: '' }, 'no_post'],
    ['a unit without a position', { position: '' }, 'position_missing'],
    ['a phone that is none', { phone: 'không có' }, 'phone_dropped'],
    ['two e-mails', { email: 'a@x.vn; b@x.vn' }, 'several_emails'],
  ])('marks %s and takes the person', (_, cells, why) => {
    const { people, flagged } = read(row(cells));
    expect(people).toHaveLength(1);
    expect(whys(flagged)).toEqual([why]);
  });

  test('passes over empty lines and lines that only name a department', () => {
    expect(readPeopleFile([head, [], ['I', '', '', '', 'Văn phòng'], row({})]).read).toBe(1);
  });
});

test.each([
  ['without a head', [['a', 'b']], 'people_file.no_head'],
  ['without e-mails', [['Họ và tên', 'Chức vụ']], 'people_file.no_email_column'],
  ['without rows', [head, []], 'people_file.no_rows'],
])('a sheet %s is refused as a whole', (_, rows, code) => {
  expect(() => readPeopleFile(rows)).toThrowError(expect.objectContaining({ code }));
});

test.each([
  ['Phó Chủ tịch UBND', 'agency_head'],
  ['Trưởng phòng Kinh tế', 'unit_head'],
  ['Phó Chánh Văn phòng', 'unit_head'],
  ['Công chức tiếp nhận và trả kết quả', 'one_stop'],
  ['Văn thư – Lưu trữ', 'clerical'],
  ['Kế toán trưởng', 'finance'],
  ['Công chức Tư pháp – Hộ tịch', 'specialist'],
])('%s is most likely %s', (name, kind) => {
  expect(kindOfName(name)).toBe(kind);
});
