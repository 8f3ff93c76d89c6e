import { translations } from '@chuan/ui';
import type { vi } from '../messages/vi.ts';

export const useT = translations<typeof vi>('identity');
