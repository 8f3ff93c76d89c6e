import { expect, test } from 'vitest';
import { fileLink } from './file-link.ts';

test.each([
  ['image/png', 'photo'],
  ['application/pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'file'],
])('a file of %s wears the icon of a %s', (mediaType, kind) => {
  expect(fileLink({ id: 'a', name: 'giay', mediaType })).toEqual({ href: '/w/files/a', label: 'giay', kind });
});
