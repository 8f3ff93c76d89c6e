export { completePasswordLog } from './service/password-log.ts';
export { listNationalDays } from './service/national-days.ts';
export { renewCalendar } from './service/calendars.ts';
