export { noticesRouter } from './router.ts';
