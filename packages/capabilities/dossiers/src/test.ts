/** An agency at work, for other packages' tests to stand on. */
export { ordinary, type RoleName, roles, runAgency, type RunningAgency } from './running-agency.fixture.ts';
