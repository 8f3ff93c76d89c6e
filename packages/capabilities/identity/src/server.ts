export { identityRouter } from './router.ts';
export {
  changePassword,
  ensureAccount,
  returnMembership,
  enterAgency,
  findSession,
  hashPassword,
  resetPassword,
  saveMembership,
  saveStaff,
  signIn,
  signOut,
} from './service.ts';
export {
  closeTenantSessions,
  listTenantActivity,
  removeMembership,
  type TenantActivity,
} from './memberships.ts';
export { sessionsOf } from './sessions.ts';
export { listMemberships } from './service.ts';
