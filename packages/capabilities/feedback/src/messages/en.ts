import type { Catalogue } from '@chuan/ui/language';
import { ui } from './en-ui.ts';
import type { vi } from './vi.ts';

export const en: Catalogue<typeof vi> = {
  ui,
  errors: {
    rating: {
      not_done: 'This step is not done yet, so it cannot be rated.',
      given: 'You have rated this step. Thank you.',
    },
    complaint: {
      not_found: 'The complaint was not found.',
      answered: 'This complaint has been answered.',
      changed: 'Somebody has just handled this complaint. Look at its new state.',
    },
  },
};
