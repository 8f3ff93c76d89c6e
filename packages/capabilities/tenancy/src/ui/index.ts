export { PeopleScreen } from './people-screen.tsx';
export { OrganisationScreen } from './organisation-screen.tsx';
export { useT as useTenancyT } from './translate.ts';
