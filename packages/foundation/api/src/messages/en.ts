import type { vi } from './vi.ts';

type Words = typeof vi;

export const en = {
  errors: {
    request: {
      bad_input: 'Something is not filled in right. Look at the marked fields and send again.',
      too_deep: 'What was sent is nested too deeply to be read. Check the program that sends it.',
      key_missing: 'The request lacks the key that keeps it from being sent twice. Reload the page and try again.',
      key_reused: 'This request was sent before with other content. Reload the page and try again.',
      too_many: 'Too many requests in a short time. Wait a moment and try again.',
    },
    permission: {
      missing: 'You have no permission for this. If you need it, ask your agency’s administrator.',
      undeclared: 'This function declares no permission and is therefore locked. Tell the vendor.',
    },
  },
} satisfies Words;
