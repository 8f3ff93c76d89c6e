export { accessRouter } from './router.ts';
export {
  addRoles,
  dropRoles,
  grantRoles,
  listRoles,
  loadMember,
  seedRoles,
  setPersonRoles,
  withRight,
} from './service.ts';
export { type ReadyMadeRole, readyMadeRoles } from './ready-made-roles.ts';
