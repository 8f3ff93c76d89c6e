import { AppError, invalid } from '@chuan/kernel';
import type { z } from 'zod';

/** Something that happened in one capability and that others may listen to. */
export interface EventDefinition<S extends z.ZodType = z.ZodType> {
  /** `capability.verb-noun`; persisted, so never renamed. */
  readonly topic: string;
  /** Ids and what cannot be read later; never rights, never personal data (P20). JSON only, no transforms. */
  readonly payload: S;
}

const topicShape = /^[a-z][a-z-]*\.[a-z][a-z0-9-]*$/;

/** @throws {AppError} `event.bad_topic` */
export function defineEvent<S extends z.ZodType>(definition: EventDefinition<S>): EventDefinition<S> {
  if (!topicShape.test(definition.topic)) throw invalid('event.bad_topic', { topic: definition.topic });
  return definition;
}

/** @throws {AppError} `event.bad_payload` with the paths that are wrong, never their values. */
export function parsePayload<S extends z.ZodType>(event: EventDefinition<S>, payload: unknown): z.output<S> {
  const parsed = event.payload.safeParse(payload);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new AppError('invalid', 'event.bad_payload', { topic: event.topic, paths });
}
