export type { Actor, ApiPorts, Member, ReadNote, RequestContext, SessionInfo, TenantContext } from './context.ts';
export { type Failure, failureOf, toTransport } from './errors.ts';
export { type PlatformContext, platformProcedure, publicProcedure, staffMay } from './platform-procedure.ts';
export { forgetAnswers, forgetPlatformAnswers } from './forget-answers.ts';
export { makeRateLimits, networkOf, type RateLimit, type RateLimits } from './rate-limit.ts';
export { actorOf, citizenProcedure, tenantProcedure } from './tenant-procedure.ts';
export { createCallerFactory, mergeRouters, type ProcedureMeta, router } from './trpc.ts';
export { loadMasterKey, type Sign, signerOf } from './signing.ts';
export { asCitizen, asMember, asStaff, type Staff, type Surroundings } from './acting.ts';
