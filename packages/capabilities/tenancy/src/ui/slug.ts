import { foldVietnamese } from '@chuan/kernel';

const kindWords = /^(ubnd|uy ban nhan dan|so|van phong)\s+/;

/** The address an agency is likely to want: `UBND phường Thanh Miếu` → `phuong-thanh-mieu`. */
export const slugFor = (name: string): string =>
  foldVietnamese(name)
    .replace(/\(.*?\)/g, ' ')
    .trim()
    .replace(kindWords, (words) => (words.startsWith('so') || words.startsWith('van') ? words : ''))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 62)
    .replace(/-+$/, '');
