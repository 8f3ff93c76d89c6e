import { z } from 'zod';

export const DeliveryMethod = z.enum(['counter', 'postal', 'electronic']);
export type DeliveryMethod = z.infer<typeof DeliveryMethod>;

/** The way a result goes out by the channel that dossiers of the procedure come in by. */
const outBy = { direct: 'counter', postal: 'postal', online: 'electronic' } as const;

interface Method {
  readonly channel: keyof typeof outBy;
}

/** The ways in which a procedure hands its results over: at the counter always, else as it takes dossiers in. */
export function deliveriesOf(methods: readonly Method[]): DeliveryMethod[] {
  const ways = new Set<DeliveryMethod>(['counter', ...methods.map(({ channel }) => outBy[channel])]);
  return DeliveryMethod.options.filter((way) => ways.has(way));
}

/** Shorter than any address that a postman finds, in letters and in words. */
const [fewestLetters, fewestWords] = [10, 3];

/** Whether a result may be posted there: no single letter, no "at home". */
export const isPostalAddress = (address: string): boolean =>
  address.trim().length >= fewestLetters && (address.match(/[\p{L}\p{N}]+/gu) ?? []).length >= fewestWords;

/** Where and how the applicant wants the result; the address is for the post. */
export const NewDelivery = z.strictObject({
  method: DeliveryMethod,
  address: z.string().trim().max(300).default(''),
});
export type NewDelivery = z.infer<typeof NewDelivery>;
