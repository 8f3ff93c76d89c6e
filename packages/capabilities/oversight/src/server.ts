export { makeEventLogRouter, oversightRouter } from './router.ts';
