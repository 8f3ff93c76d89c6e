export type { TenancyPorts } from './ports.ts';
export { makeTenancyRouter } from './router.ts';
export { type AgencyCalendar, getCalendar } from './service/calendars.ts';
export {
  getAgencyProfile,
  getPerson,
  getPersons,
  getPosition,
  getPositionHolders,
  getPositions,
  listActivePeople,
  listPositionsOn,
} from './service/lookups.ts';
export { createTenant, type ProvisionDeps } from './service/provision.ts';
export {
  findFormLayout,
  type FormLayoutRow,
  getRegulation,
  getRegulations,
  putRegulation,
  type ReferenceReader,
  seedFormLayouts,
  seedReference,
} from './service/reference.ts';
export { createPosition, createUnit, getOrganisation } from './service/organisation.ts';
export { createPerson, listPeople } from './service/people.ts';
export { findTenantBySlug, getTenant, listTenants } from './service/tenants.ts';
