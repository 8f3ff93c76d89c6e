export { identityRouter } from './router.ts';
export {
  changePassword,
  ensureAccount,
  returnMembership,
  enterAgency,
  findSession,
  hashPassword,
  lockPasswordLog,
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
export { entryOfPassword, passwordActions } from './password-log.ts';
export { sessionsOf } from './sessions.ts';
export { listMemberships } from './service.ts';
