import { useLocale } from '@chuan/ui';
import { type PortalT, portalT } from './words-in.ts';

export { type PortalT, portalT } from './words-in.ts';

export const usePortalT = (): PortalT => portalT(useLocale());
