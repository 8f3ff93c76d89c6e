import type { vi as logVi } from '@chuan/event-log/messages';
import { type MessageTree, translations } from '@chuan/ui';
import type { vi } from '../messages/vi.ts';

export const useT = translations<typeof vi>('oversight');
/** Permissions, in the words of the matrix of roles. */
export const useRightT = translations<MessageTree>('access.right');
/** What a verifier finds, in the words of the event log itself. */
export const useLogT = translations<typeof logVi>('eventLog');
