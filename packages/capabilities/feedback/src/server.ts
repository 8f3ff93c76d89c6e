export { feedbackRouter } from './router.ts';
export { answerComplaint, complain, rateStep, summarizeRatings } from './service.ts';
