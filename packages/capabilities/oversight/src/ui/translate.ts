import type { vi as logVi } from '@chuan/event-log/messages';
import { translations } from '@chuan/ui';
import type { vi } from '../messages/vi.ts';

export const useT = translations<typeof vi>('oversight');
/** What a verifier finds, in the words of the event log itself. */
export const useLogT = translations<typeof logVi>('eventLog');
