import { instantOf, newId } from '@chuan/kernel';
import { describe, expect, test } from 'vitest';
import { CitizenNoticeKind, type NoticeKind, StaffNoticeKind } from './contract.ts';
import { linkOf } from './domain.ts';
import { mailText } from './text.ts';

const params = {
  code: 'H21.99.05-261128-0003',
  procedure: 'Giấy phép xây dựng nhà ở',
  step: 'Thẩm định',
  stepDueAt: instantOf('2026-11-30', 600),
  dueAt: instantOf('2026-12-09', 990),
  intakeDueAt: instantOf('2026-11-30', 1_020),
  intakeHours: 8,
};
const agency = 'UBND phường Quy Nhơn Nam';
const dossierId = newId();
const place = { publicUrl: 'https://mot-cua.example', slug: 'quy-nhon-nam' };
const mail = (kind: NoticeKind, locale: 'vi' | 'en') =>
  mailText(kind, params, { agency, link: linkOf({ kind, params, dossierId }, place) }, locale);

const kinds = [...StaffNoticeKind.options, ...CitizenNoticeKind.options].flatMap((kind) =>
  (['vi', 'en'] as const).map((locale) => [kind, locale] as const),
);

describe('every mail', () => {
  test.each(kinds)('%s in %s tells whose it is, which dossier, and where to go on', (kind, locale) => {
    const { subject, body } = mail(kind, locale);
    expect(subject).toContain(params.code);
    expect(subject).toContain(agency);
    expect(body).toContain(params.code);
    expect(body).toContain(agency);
    expect(body).toMatch(/https:\/\/mot-cua\.example\/\S+/);
    expect(subject + body).not.toMatch(/[{}]/);
    expect(body).not.toContain('secret');
  });

  test.each(StaffNoticeKind.options)('%s leads a person to the dossier', (kind) => {
    expect(mail(kind, 'vi').body).toContain(`Mở hồ sơ: https://mot-cua.example/w/dossiers/${dossierId}\n`);
  });

  test.each(CitizenNoticeKind.options)('%s leads an applicant to the tracking page, with the code alone', (kind) => {
    expect(mail(kind, 'vi').body).toContain(
      `Theo dõi hồ sơ: https://mot-cua.example/a/quy-nhon-nam/track/${params.code}\n`,
    );
  });
});

test('asked for papers before receipt, the applicant reads of no clock; afterwards of one that stands', () => {
  const body = (stage: string) =>
    mailText('supplement_requested', { ...params, stage }, { agency, link: '' }, 'vi').body;
  expect(body('intake')).toContain('Cơ quan tiếp nhận và hẹn ngày trả kết quả khi ông/bà bổ sung đủ.');
  expect(body('intake')).not.toContain('tạm dừng');
  expect(body('received')).toContain('Thời hạn giải quyết tạm dừng');
});

describe('after an online hand-in the applicant reads what happens next, and by when', () => {
  test('in Vietnamese', () => {
    const { subject, body } = mail('submitted', 'vi');
    expect(subject).toBe(`Đã nhận hồ sơ nộp trực tuyến ${params.code}, đang chờ kiểm tra – ${agency}`);
    expect(body).toContain('đang chờ kiểm tra trong 8 giờ làm việc');
    expect(body).toContain('Chậm nhất 17:00, thứ Hai 30/11/2026');
  });

  test('in English, where one hour is one hour', () => {
    const { body } = mail('submitted', 'en');
    expect(body).toContain('within 8 working hours');
    expect(body).toContain('By 17:00, Monday 30/11/2026');
    const one = mailText('submitted', { ...params, intakeHours: 1 }, { agency, link: '' }, 'en');
    expect(one.body).toContain('within 1 working hour.');
  });
});
