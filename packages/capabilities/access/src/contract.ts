import { z } from 'zod';

/** Every right a role can carry, in the order the matrix shows them. A persisted word is for ever. */
export const permissions = [
  'dossier.read',
  'dossier.receive',
  'dossier.handle',
  'dossier.assign',
  'dossier.extend',
  'dossier.deliver',
  'late_cause.confirm',
  'feedback.read',
  'feedback.answer',
  'oversight.read',
  'procedure.read',
  'procedure.draft',
  'procedure.review',
  'procedure.approve',
  'procedure.post',
  'organisation.read',
  'organisation.manage',
  'calendar.manage',
  'role.manage',
  'event_log.read',
  'mail.read',
] as const;
export const Permission = z.enum(permissions);
export type Permission = z.infer<typeof Permission>;

export const RoleView = z.strictObject({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  isReadyMade: z.boolean(),
  permissions: z.array(Permission),
  /** How many active people hold it. */
  holders: z.int(),
  version: z.int(),
});
export type RoleView = z.infer<typeof RoleView>;

/** Who holds a role; active people only. */
export const RoleHolder = z.strictObject({ roleId: z.uuid(), personId: z.uuid(), fullName: z.string() });
export type RoleHolder = z.infer<typeof RoleHolder>;

export const RolesOverview = z.strictObject({ roles: z.array(RoleView), holders: z.array(RoleHolder) });
export type RolesOverview = z.infer<typeof RolesOverview>;

export const SaveRoleInput = z.strictObject({
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(80),
  permissions: z.array(Permission),
  version: z.int().optional(),
});
export type SaveRoleInput = z.infer<typeof SaveRoleInput>;

/** A role and the version of it that was seen. */
export const RoleRef = z.strictObject({ id: z.uuid(), version: z.int() });
export type RoleRef = z.infer<typeof RoleRef>;

export const SetPersonRolesInput = z.strictObject({ personId: z.uuid(), roleIds: z.array(z.uuid()).max(30) });
export type SetPersonRolesInput = z.infer<typeof SetPersonRolesInput>;

/** The rights as the matrix groups them. */
export const permissionGroups = {
  dossiers: [
    'dossier.read',
    'dossier.receive',
    'dossier.handle',
    'dossier.assign',
    'dossier.extend',
    'dossier.deliver',
    'late_cause.confirm',
  ],
  feedback: ['feedback.read', 'feedback.answer', 'oversight.read'],
  procedures: ['procedure.read', 'procedure.draft', 'procedure.review', 'procedure.approve', 'procedure.post'],
  agency: ['organisation.read', 'organisation.manage', 'calendar.manage', 'role.manage', 'event_log.read', 'mail.read'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>;
