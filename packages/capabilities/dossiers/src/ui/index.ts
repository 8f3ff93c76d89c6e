export { DeliveryScreen, IntakeScreen } from './queues.tsx';
export { RegisterScreen } from './register.tsx';
export { type CounterCalls, CounterScreen } from './counter.tsx';
export { DossierScreen } from './dossier-page.tsx';
export type { DossierCalls } from './calls.ts';
export { MyWorkScreen } from './my-work.tsx';
export { useDoor as useDossierDoor } from './work-order.ts';
export { useT as useDossierT } from './translate.ts';
