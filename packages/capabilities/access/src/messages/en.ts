import type { Catalogue } from '@chuan/ui/language';
import { ui } from './en-ui.ts';
import type { vi } from './vi.ts';

export const en: Catalogue<typeof vi> = {
  ...ui,
  errors: {
    role: {
      not_found: 'This role was not found.',
      changed: 'Somebody else has just changed this role. Compare and save again; your ticks are kept.',
      name_taken: 'The agency already has a role of this name.',
      last_manager: 'At least one active person must keep the right to manage roles, or the agency locks itself out.',
      not_ready_made: 'Only ready-made roles can be restored.',
      ready_made: 'A ready-made role cannot be removed. You can take all its rights away.',
      still_held: '{people} people still hold this role. Take it from them first.',
    },
  },
};
