import { z } from 'zod';

export const Email = z.string().trim().toLowerCase().max(200).pipe(z.email());

export const SignInInput = z.strictObject({ email: Email, password: z.string().min(1).max(200) });
export type SignInInput = z.infer<typeof SignInInput>;

/** The faces a session can enter; one account may belong to several agencies. */
export const EntryPoint = z.strictObject({
  tenantId: z.uuid(),
  slug: z.string(),
  name: z.string(),
});
export type EntryPoint = z.infer<typeof EntryPoint>;

export const SignInResult = z.strictObject({
  /** Goes into the cookie and nowhere else; the database holds its hash. */
  token: z.string(),
  expiresAt: z.int(),
  isStaff: z.boolean(),
  agencies: z.array(EntryPoint),
});
export type SignInResult = z.infer<typeof SignInResult>;

/** At least 10 characters; longer beats stranger. */
export const NewPassword = z.string().min(10).max(200);
export const ChangePasswordInput = z.strictObject({ current: z.string().min(1).max(200), next: NewPassword });
