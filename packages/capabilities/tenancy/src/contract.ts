export * from './contract/agency.ts';
export * from './contract/calendar.ts';
export * from './contract/organisation.ts';
export * from './contract/people.ts';
export * from './contract/people-file.ts';
export * from './contract/portal.ts';
export * from './contract/regulation.ts';
export * from './contract/tenant.ts';
