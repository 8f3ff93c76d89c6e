import { dossierHandlers } from '@chuan/dossiers/jobs';
import type { Handler } from '@chuan/jobs';

/** What every capability listens to: the handlers that its `./jobs` door exports. */
export const handlers: readonly Handler[] = [...dossierHandlers];
