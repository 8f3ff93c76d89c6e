import { accessRouter, dropRoles, seedRoles } from '@chuan/access/server';
import { createCallerFactory, router } from '@chuan/api';
import { countOpenDossiers, dossiersRouter } from '@chuan/dossiers/server';
import { identityRouter } from '@chuan/identity/server';
import { makeTenancyRouter } from '@chuan/tenancy/server';

/** Every procedure of the product. Pages, outside systems and tests call these and nothing else. */
export const rootRouter = router({
  access: accessRouter,
  dossiers: dossiersRouter,
  identity: identityRouter,
  tenancy: makeTenancyRouter({ seedRoles, dropRoles, countOpenDossiers }),
});

export type RootRouter = typeof rootRouter;
export const createCaller = createCallerFactory(rootRouter);
export type Api = ReturnType<typeof createCaller>;
