import type { Handler } from '@chuan/jobs';

/** What every capability listens to: the handlers that its `./jobs` door exports. */
export const handlers: readonly Handler[] = [];
