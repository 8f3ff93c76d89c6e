import { accessRouter, dropRoles, seedRoles } from '@chuan/access/server';
import { createCallerFactory, router } from '@chuan/api';
import { countOpenDossiers, dossiersRouter } from '@chuan/dossiers/server';
import { feedbackRouter } from '@chuan/feedback/server';
import { identityRouter } from '@chuan/identity/server';
import { noticesRouter } from '@chuan/notices/server';
import { makeTenancyRouter } from '@chuan/tenancy/server';
import { postedRouter } from './posted.ts';

/** Every procedure of the product. Pages, outside systems and tests call these and nothing else. */
export const rootRouter = router({
  access: accessRouter,
  dossiers: dossiersRouter,
  feedback: feedbackRouter,
  identity: identityRouter,
  notices: noticesRouter,
  posted: postedRouter,
  tenancy: makeTenancyRouter({ seedRoles, dropRoles, countOpenDossiers }),
});

export type RootRouter = typeof rootRouter;
export const createCaller = createCallerFactory(rootRouter);
export type Api = ReturnType<typeof createCaller>;
