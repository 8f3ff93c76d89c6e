import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { communePortal, handIn, lookUp } from './citizen.ts';
import { openAction, issueAction } from './dossier.ts';
import { press, reach, tick, write } from './keys.ts';
import { arriveAt, visit } from './pages.ts';
import { pdf } from './papers.ts';
import { accountOf, people } from './people.ts';
import { delivered, onSpecialistsDesk, type OnDesk, received } from './scene.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const applicant = 'Huỳnh Thị Theo Dõi';

const track = (code: string) => `${communePortal}/track/${code}`;

/** Nobody who works for the agency is named in public, only positions are. */
const staffNames = (): string[] =>
  (
    [
      'leader',
      'deputy',
      'officer',
      'head',
      'specialist',
      'clerk',
      'roadAuthority',
    ] as const satisfies readonly (keyof typeof people)[]
  ).map((person) => accountOf(person, stage.dataDir).name);

async function expectNoStaff(page: Page): Promise<void> {
  const text = await page.content();
  expect(staffNames().filter((name) => text.includes(name))).toEqual([]);
}

describe.each([
  { name: 'with scripts', javaScriptEnabled: true },
  { name: 'without scripts', javaScriptEnabled: false },
])('a citizen $name', ({ javaScriptEnabled }) => {
  const open = () => stage.stranger({ javaScriptEnabled });
  const check = async (page: Page) => {
    if (javaScriptEnabled) await expectAccessible(page);
    await expectNoStaff(page);
  };

  it('follows with code and secret: who holds it, until when, why that date', async () => {
    const { code, secret } = await onSpecialistsDesk(stage, applicant);
    const page = await open();
    await lookUp(page, { code, secret });
    await arriveAt(page, `Hồ sơ của ${applicant} đang được giải quyết`);
    expect(new URL(page.url()).pathname).toBe(track(code));
    const facts = await page.getByRole('definition').allInnerTexts();
    expect(facts[0]).toContain('Chuyên viên Phòng Kinh tế, Hạ tầng và Đô thị');
    expect(facts[0]).toContain('Phòng Kinh tế, Hạ tầng và Đô thị');
    await page.getByRole('heading', { name: /^Vì sao hẹn trả ngày \d\d\/\d\d\?$/ }).waitFor();
    await press(page.locator('summary', { hasText: 'Xem bảng tính từng ngày' }));
    expect(
      await page.getByRole('region', { name: 'Xem bảng tính từng ngày' }).getByRole('row').count(),
    ).toBeGreaterThan(5);
    await check(page);
  });

  it('sees nothing personal with the code alone', async () => {
    const { code } = await received(stage, applicant);
    const page = await open();
    await lookUp(page, { code });
    await arriveAt(page, 'Hồ sơ đang được giải quyết');
    const text = await page.content();
    for (const personal of [applicant, '0900000456', '052099000123', 'khu phố Mẫu', 'Trưởng phòng'])
      expect(text).not.toContain(personal);
    await check(page);
  });

  it('sends what is asked for', async () => {
    const dossier = await withSupplementAsked();
    const page = await open();
    await lookUp(page, dossier);
    await page.getByRole('heading', { name: 'Ông/bà cần bổ sung giấy tờ' }).waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Bản vẽ mặt cắt móng' }).count()).toBeGreaterThan(0);
    await check(page);
    const files = page.getByLabel('Chọn tệp: Tệp bổ sung');
    await reach(files);
    await files.setInputFiles(pdf('mat-cat.pdf'));
    if (javaScriptEnabled) await page.getByText('Đã gửi mat-cat.pdf').waitFor();
    await press(page.getByRole('button', { name: 'Gửi bổ sung' }));
    await page.getByRole('heading', { name: 'Đã nhận giấy tờ bổ sung' }).waitFor();
    await check(page);
  });

  it('rates the step that mattered, and complains', async () => {
    const dossier = await delivered(stage, applicant);
    const page = await open();
    await lookUp(page, dossier);
    await arriveAt(page, `Hồ sơ của ${applicant} đã trả kết quả`);
    await check(page);
    // What was promised stands beside when it was kept, and is not told as the day it was given.
    const why = await page.getByRole('region', { name: /^Vì sao hẹn trả ngày/ }).innerText();
    expect(why).toContain('Ngày hẹn trả');
    expect(why).not.toMatch(/Ngày trả kết quả|Kết quả ngày/i);
    const rating = page.getByRole('group', { name: /^Mức hài lòng với bước/ }).first();
    await tick(rating.getByRole('radio', { name: 'Rất hài lòng' }));
    await press(page.getByRole('button', { name: 'Gửi đánh giá' }).first());
    await page.getByRole('heading', { name: 'Cảm ơn ông/bà đã đánh giá' }).waitFor();
    await press(page.getByRole('link', { name: 'Gửi phản ánh, kiến nghị' }));
    await page.waitForURL(/\/complain$/);
    await check(page);
    expect(await page.getByRole('main').innerText()).toContain('Phản ánh này gắn với mã hồ sơ');
    expect(await page.content()).not.toContain('không biết ai gửi');
    await write(page.getByRole('textbox', { name: /Nội dung/ }).last(), 'Quầy số 2 mở cửa muộn 20 phút sáng thứ Hai.');
    await press(page.getByRole('button', { name: 'Gửi phản ánh' }));
    await page.getByRole('heading', { name: 'Chúng tôi đã nhận phản ánh của ông/bà' }).waitFor();
    await check(page);
  });
});

it('complains without a name by the way that the complaint of a dossier points to', async () => {
  const dossier = await received(stage, applicant);
  const page = await stage.stranger();
  await lookUp(page, dossier);
  await press(page.getByRole('link', { name: 'Gửi phản ánh, kiến nghị' }));
  await press(page.getByRole('link', { name: 'Gửi không gắn với hồ sơ' }));
  await arriveAt(page, 'Góp ý, phản ánh, kiến nghị');
  expect(await page.evaluate(() => document.referrer)).toBe('');
  await write(page.getByRole('textbox', { name: /Nội dung/ }).last(), 'Quầy số 3 gọi số không theo thứ tự.');
  await press(page.getByRole('button', { name: 'Gửi phản ánh' }));
  await page.getByRole('heading', { name: 'Chúng tôi đã nhận phản ánh của ông/bà' }).waitFor();
  const number = await page.locator('dd b.num').innerText();
  const leader = await stage.as('leader');
  await visit(leader, '/w/feedback');
  const complaint = leader.getByRole('article', { name: number });
  expect(await complaint.innerText()).not.toContain('Hồ sơ');
  expect(await complaint.getByRole('link').count()).toBe(0);
  await leader.close();
});

async function withSupplementAsked(): Promise<OnDesk> {
  const dossier = await onSpecialistsDesk(stage, applicant);
  const page = await stage.as('specialist');
  await visit(page, dossier.dossier);
  await openAction(page, 'b', /^Yêu cầu bổ sung/);
  await write(page.getByRole('textbox', { name: 'Giấy tờ cần bổ sung, sửa đổi' }), 'Bản vẽ mặt cắt móng');
  await write(page.getByRole('dialog').getByRole('textbox', { name: 'Lý do' }), 'Bản vẽ chưa có mặt cắt móng');
  await issueAction(page, 'Đã gửi yêu cầu bổ sung');
  await page.close();
  return dossier;
}

it.each([
  ['gaps', (code: string) => code.replaceAll('-', ' ')],
  ['gaps for its dots as well, in small letters', (code: string) => code.replace(/[.-]/g, ' ').toLowerCase()],
  ['hyphens for its dots', (code: string) => code.replaceAll('.', '-')],
  ['nothing between', (code: string) => code.replace(/[.-]/g, '')],
  [
    'letters of full width',
    (code: string) => code.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfe_e0)),
  ],
])('may type the code with %s', async (_, typed) => {
  const { code, secret } = await received(stage, applicant);
  const page = await stage.stranger();
  await lookUp(page, { code: typed(code), secret });
  await arriveAt(page, /^Hồ sơ của Huỳnh Thị Theo Dõi đang ở bước/);
  expect(new URL(page.url()).pathname).toBe(track(code));
  const other = await stage.stranger();
  await lookUp(other, { code: typed(code) });
  await arriveAt(other, 'Hồ sơ đang được giải quyết');
  expect(new URL(other.url()).pathname).toBe(track(code));
});

it('is told with the code alone that no step has begun while it waits to be accepted', async () => {
  const page = await stage.stranger();
  const { code } = await handIn(page, applicant);
  const other = await stage.stranger();
  await lookUp(other, { code });
  await arriveAt(other, 'Hồ sơ đang chờ tiếp nhận');
  const text = await other.getByRole('main').innerText();
  expect(text).toMatch(/Chưa xong bước nào trong \d+ bước/);
  expect(text).not.toContain('đang làm bước');
});

it('comes by the link of the receipt, which leaves no secret in the address', async () => {
  const { code, secret } = await received(stage, applicant);
  const page = await stage.stranger();
  await page.goto(`${communePortal}/track?code=${encodeURIComponent(code)}&secret=${secret}`);
  await arriveAt(page, /^Hồ sơ của Huỳnh Thị Theo Dõi đang ở bước/);
  expect(page.url()).toBe(`${stage.url}${track(code)}`);
});

it('answers an unknown code, a shortened one and a wrong secret alike, and tells which code is meant', async () => {
  const { code, secret } = await received(stage, applicant);
  const page = await stage.stranger();
  const answers: string[] = [];
  for (const typed of [
    { code, secret: '0000-0000-0000-0' },
    { code: code.replace(/\d{4}$/, '9999'), secret: '0000-0000-0000-0' },
    { code: code.replace(/^.*-(?=\d+-)/, ''), secret },
  ]) {
    await lookUp(page, typed);
    await arriveAt(page, 'Không tìm thấy hồ sơ');
    const main = await page.getByRole('main').innerHTML();
    answers.push(main.replaceAll(typed.code, 'CODE'));
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('mã hồ sơ gồm cả phần đầu, như H21.99.05-261111-0014');
});
