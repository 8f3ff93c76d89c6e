import type { Applicant } from '@chuan/dossiers/contract';
import type { Random } from './random.ts';

// Given names that no one bears, so that nobody takes a sample for a person.
const surnames = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Võ',
  'Đỗ',
  'Hồ',
  'Phan',
  'Trương',
  'Mai',
  'Lâm',
  'Vũ',
  'Đinh',
  'Bùi',
];
const middles = { nam: ['Văn', 'Minh', 'Quốc', 'Hữu'], nu: ['Thị', 'Thị Mai', 'Thị Thu', 'Ngọc'] };
const given = {
  nam: ['Mẫu', 'Nháp', 'Giả', 'Tượng Trưng', 'Chứng', 'Ví Dụ', 'Hư Cấu', 'Minh Họa', 'Thí Điểm', 'Phỏng Theo'],
  nu: ['Ví', 'Phỏng', 'Thử', 'Thử Nghiệm', 'Mô Phỏng', 'Họa', 'Mẫu', 'Giả Định', 'Thí Dụ', 'Tưởng Tượng'],
};
const firms = ['Thí Dụ Xanh', 'Mẫu Việt', 'Giả Định Miền Trung', 'Minh Họa Quy Nhơn', 'Phỏng Dựng 99', 'Hư Cấu Số'];
const firmKinds = ['Công ty TNHH', 'Công ty cổ phần', 'Hợp tác xã', 'Doanh nghiệp tư nhân'];

function personName(random: Random): string {
  const sex = random.chance(0.5) ? 'nam' : 'nu';
  return `${random.pick(surnames)} ${random.pick(middles[sex])} ${random.pick(given[sex])}`;
}

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.whole(0, 9)).join('');

/** A made-up applicant; identity numbers and telephones begin with zeros that are never given out. */
export function makeApplicant(random: Random, kind: Applicant['kind'], place: string): Applicant {
  const isFirm = kind === 'organisation';
  const representative = personName(random);
  return {
    kind,
    name: isFirm ? `${random.pick(firmKinds)} ${random.pick(firms)}` : representative,
    idNumber: isFirm ? `0000${digits(random, 6)}` : `000099${digits(random, 6)}`,
    phone: `0900000${digits(random, 3)}`,
    email: '',
    address: `Tổ ${random.whole(0, 9)}, khu phố Mẫu, ${place}`,
    submitterName: isFirm || random.chance(0.08) ? personName(random) : '',
  };
}
