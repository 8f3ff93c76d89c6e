export { agencyPlans } from './agencies/all.ts';
export { type SeedOptions, type SeedProgress, type SeedReport, seedDemo } from './seed.ts';
