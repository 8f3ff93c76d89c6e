import { expect, test } from 'vitest';
import { looksScanned, readCitizenCard } from './citizen-card.ts';

const card = '000099000123|210000123|Võ Thị Ví Dụ|01021990|Nữ|Tổ 0, khu phố Mẫu, phường Quy Nhơn Nam, Gia Lai|15062021';

test('a scanned card gives number, name and address', () => {
  expect(readCitizenCard(card)).toEqual({
    idNumber: '000099000123',
    name: 'Võ Thị Ví Dụ',
    address: 'Tổ 0, khu phố Mẫu, phường Quy Nhơn Nam, Gia Lai',
  });
});

test('a card without an old number is whole', () => {
  expect(readCitizenCard(card.replace('210000123', ''))?.name).toBe('Võ Thị Ví Dụ');
});

test('nothing is taken from a card while the scanner is still typing', () => {
  for (let length = 0; length < card.length; length++)
    expect(readCitizenCard(card.slice(0, length)), card.slice(0, length)).toBeUndefined();
});

test.each(['000099000123', '', 'a|b|c|d|e|f|g', '12|3|Võ Thị|01021990|Nữ|x|15062021'])('%j is no card', (text) => {
  expect(readCitizenCard(text)).toBeUndefined();
});

test('a number typed by hand is not taken for a scan', () => {
  expect(looksScanned('000099000123')).toBe(false);
  expect(looksScanned('000099000123|')).toBe(true);
});
