export { grantRoles, loadMember, seedRoles } from './service.ts';
