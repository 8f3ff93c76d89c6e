import type { Call } from '@chuan/ui';
import type { ChangePersonInput, ResetPasswordInput, SetPersonStatusInput, SetPositionsInput } from '../contract.ts';

/** A role as far as a person's page needs it. */
export interface RoleOption {
  readonly id: string;
  readonly name: string;
}

/** Changes of one person. */
export interface PersonCalls {
  readonly onChange: Call<ChangePersonInput>;
  readonly onSetPositions: Call<SetPositionsInput>;
  readonly onSetRoles: Call<{ personId: string; roleIds: string[] }>;
  readonly onResetPassword: Call<ResetPasswordInput>;
  readonly onSetStatus: Call<SetPersonStatusInput>;
}
