import { z } from 'zod';

export const Email = z.string().trim().toLowerCase().max(200).pipe(z.email());

export const SignInInput = z.strictObject({
  email: Email,
  password: z.string().min(1).max(200),
  /** What an earlier sign-in left on this device. */
  device: z.string().max(1_000).optional(),
});
export type SignInInput = z.infer<typeof SignInInput>;

/** The faces a session can enter; one account may belong to several agencies. */
export const EntryPoint = z.strictObject({
  tenantId: z.uuid(),
  slug: z.string(),
  name: z.string(),
});
export type EntryPoint = z.infer<typeof EntryPoint>;

/** What the browser keeps of a session. */
export const SessionGrant = z.strictObject({
  /** Goes into the cookie and nowhere else; the database holds its hash. */
  token: z.string(),
  /** The latest instant at which it can still open anything; idle sessions end before. */
  expiresAt: z.int(),
  /** Stays on the device beyond the session. */
  device: z.string(),
});
export type SessionGrant = z.infer<typeof SessionGrant>;

export const SignInResult = SessionGrant.extend({
  isStaff: z.boolean(),
  agencies: z.array(EntryPoint),
});
export type SignInResult = z.infer<typeof SignInResult>;

/** At least 10 characters; longer beats stranger. */
export const NewPassword = z.string().min(10).max(200);
export const ChangePasswordInput = z.strictObject({
  current: z.string().min(1).max(200),
  next: NewPassword,
  device: z.string().max(1_000).optional(),
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

/** One's own account, as its page shows it. */
export const AccountView = z.strictObject({ email: z.string(), sessions: z.int() });
export type AccountView = z.infer<typeof AccountView>;
