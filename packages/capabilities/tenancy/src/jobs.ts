export { completePasswordLog } from './service/password-log.ts';
