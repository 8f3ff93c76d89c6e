import { router, tenantProcedure } from '@chuan/api';
import { z } from 'zod';
import { RoleRef, RolesOverview, SaveRoleInput, SetPersonRolesInput } from './contract.ts';
import { listRoles, removeRole, restoreRole, saveRole, setPersonRoles } from './service.ts';

const manage = tenantProcedure.meta({ needs: 'role.manage' });

export const accessRouter = router({
  listRoles: tenantProcedure
    .meta({ needs: 'organisation.read' })
    .input(z.void())
    .output(RolesOverview)
    .query(({ ctx }) => listRoles(ctx)),
  saveRole: manage
    .input(SaveRoleInput)
    .output(RolesOverview)
    .mutation(({ ctx, input }) => saveRole(ctx, input)),
  restoreRole: manage
    .input(RoleRef)
    .output(RolesOverview)
    .mutation(({ ctx, input }) => restoreRole(ctx, input)),
  removeRole: manage
    .input(RoleRef)
    .output(RolesOverview)
    .mutation(({ ctx, input }) => removeRole(ctx, input)),
  setPersonRoles: manage
    .input(SetPersonRolesInput)
    .output(RolesOverview)
    .mutation(({ ctx, input }) => setPersonRoles(ctx, input)),
});
