import type { vi } from './vi.ts';

export const en = {
  errors: {
    print: {
      no_layout: 'No layout of {form} is in force on this day.',
      bad_layout: 'The layout is out of shape at: {at}.',
      unknown_format: 'The layout uses a format that does not exist: {format}.',
      bad_field: 'The layout asks for something that is neither text nor a number.',
    },
  },
} satisfies typeof vi;
