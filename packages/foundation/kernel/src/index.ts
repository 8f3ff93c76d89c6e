export {
  AppError,
  type ErrorKind,
  type ErrorParams,
  conflict,
  denied,
  invalid,
  isAppError,
  missing,
  unavailable,
} from './errors.ts';
export {
  CivilDate,
  type Clock,
  Instant,
  type SimulatedClock,
  civilDateOf,
  instantOf,
  simulatedClock,
  systemClock,
  timestamp,
} from './time.ts';
export { instantOfUuidv7, newId, newSecret, Uuid, uuidv7At } from './ids.ts';
export { formatVnd, Vnd } from './money.ts';
export { foldVietnamese, searchTokens } from './vietnamese.ts';
export { type Json, canonicalJson } from './canonical-json.ts';
export { enteredText, enteredValue } from './entered.ts';
