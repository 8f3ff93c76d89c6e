import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Slug } from '../contract.ts';
import { slugFor } from './slug.ts';

test.each([
  ['UBND phường Thanh Miếu', 'phuong-thanh-mieu'],
  ['Ủy ban nhân dân xã Vân Phú', 'xa-van-phu'],
  ['Sở Xây dựng tỉnh Phú Thọ', 'so-xay-dung-tinh-phu-tho'],
  ['Văn phòng UBND tỉnh Phú Thọ (dữ liệu mẫu)', 'van-phong-ubnd-tinh-phu-tho'],
  ['Đặc khu Phú Quốc', 'dac-khu-phu-quoc'],
])('%s gets the address %s', (name, slug) => expect(slugFor(name)).toBe(slug));

test('what is proposed is allowed, or nothing is proposed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const slug = slugFor(name);
      expect(slug.length < 2 || Slug.safeParse(slug).success).toBe(true);
    }),
  );
});
