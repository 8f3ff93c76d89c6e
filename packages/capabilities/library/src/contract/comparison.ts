import { z } from 'zod';

/** The parts of a procedure that a comparison is told by; the numbers of the printed document follow them. */
export const ContentSection = z.enum([
  'identity',
  'purpose',
  'definitions',
  'legalBases',
  'requirements',
  'components',
  'limits',
  'fees',
  'cases',
  'results',
  'steps',
  'forms',
  'records',
  'dataFields',
  'rules',
]);
export type ContentSection = z.infer<typeof ContentSection>;

/** One thing that differs between two contents. `label` names the thing, `path` leads to it. */
export const ContentChange = z.strictObject({
  section: ContentSection,
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  path: z.string(),
  label: z.string(),
  /** What changed of the thing: the property's name, or empty for the thing as a whole. */
  property: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type ContentChange = z.infer<typeof ContentChange>;
