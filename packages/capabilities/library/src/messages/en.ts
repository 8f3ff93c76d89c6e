import type { Catalogue } from '@chuan/ui/language';
import { vi } from './vi.ts';

export const en: Catalogue<typeof vi> = vi;
