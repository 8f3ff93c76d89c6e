export { accessRouter } from './router.ts';
export { dropRoles, grantRoles, listRoles, loadMember, seedRoles, setPersonRoles } from './service.ts';
