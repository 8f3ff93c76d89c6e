export { FeedbackScreen } from './feedback-screen.tsx';
export { useT as useFeedbackT } from './translate.ts';
