export { AdminStart } from './admin-start.tsx';
export { AgencyScreen } from './agency-screen.tsx';
export { TenantWizard } from './tenant-wizard.tsx';
export { TenantsScreen } from './tenants-screen.tsx';
export { CalendarScreen } from './calendar-screen.tsx';
export { PeopleImportScreen } from './people-import.tsx';
export { PeopleScreen } from './people-screen.tsx';
export { OrganisationScreen } from './organisation-screen.tsx';
export { useT as useTenancyT } from './translate.ts';
