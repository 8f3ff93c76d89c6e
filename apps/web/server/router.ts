import { accessRouter, addRoles, dropRoles, listRoles, seedRoles } from '@chuan/access/server';
import { createCallerFactory, router } from '@chuan/api';
import { countOpenByCalendar, countOpenDossiers, dossiersRouter } from '@chuan/dossiers/server';
import { feedbackRouter } from '@chuan/feedback/server';
import { identityRouter } from '@chuan/identity/server';
import { libraryRouter } from '@chuan/library/server';
import { noticesRouter } from '@chuan/notices/server';
import { makeEventLogRouter, oversightRouter } from '@chuan/oversight/server';
import { proceduresRouter } from '@chuan/procedures/server';
import { makeTenancyRouter } from '@chuan/tenancy/server';
import { findCheckpoints } from './checkpoint-place.ts';

/** Every procedure of the product. Pages, outside systems and tests call these and nothing else. */
export const rootRouter = router({
  access: accessRouter,
  dossiers: dossiersRouter,
  eventLog: makeEventLogRouter(findCheckpoints),
  feedback: feedbackRouter,
  identity: identityRouter,
  library: libraryRouter,
  notices: noticesRouter,
  oversight: oversightRouter,
  procedures: proceduresRouter,
  tenancy: makeTenancyRouter({ seedRoles, dropRoles, listRoles, addRoles, countOpenDossiers, countOpenByCalendar }),
});

export type RootRouter = typeof rootRouter;
export const createCaller = createCallerFactory(rootRouter);
export type Api = ReturnType<typeof createCaller>;
