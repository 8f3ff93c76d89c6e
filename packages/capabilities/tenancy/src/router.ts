import { actorOf, citizenProcedure, platformProcedure, router, tenantProcedure } from '@chuan/api';
import { z } from 'zod';
import {
  AddNationalDayInput,
  AgencyProfileView,
  CalendarEffect,
  CalendarOverview,
  ChangePersonInput,
  ChangePositionInput,
  CheckedPeople,
  CheckPeopleInput,
  CloseInput,
  CorrectNationalDayInput,
  CreatedTenant,
  CreatePersonInput,
  CreatePositionInput,
  CreateTenantInput,
  CreateUnitInput,
  GetOrganisationInput,
  ImportedPeople,
  ImportPeopleInput,
  ListPeopleInput,
  ListTenantsInput,
  MoveUnitInput,
  NationalDayPage,
  NationalDayRef,
  NationalDayRow,
  OrganisationView,
  PersonView,
  PersonWithPositions,
  PositionView,
  Province,
  PublicAgency,
  RenameUnitInput,
  ResetPasswordInput,
  SaveCalendarInput,
  SaveProfileInput,
  SetPersonStatusInput,
  SetPositionsInput,
  SetTenantStatusInput,
  SheetKind,
  TableSheet,
  TenantHealthPage,
  TenantView,
  UnitView,
} from './contract.ts';
import type { TenancyPorts } from './ports.ts';
import { listAgencyProfiles, saveAgencyProfile } from './service/agency.ts';
import { getCalendarOverview, previewCalendar, saveCalendar } from './service/calendars.ts';
import { addNationalDay, correctNationalDay, getNationalDays, removeNationalDay } from './service/national-days.ts';
import {
  changePosition,
  closePosition,
  closeUnit,
  createPosition,
  createUnit,
  getOrganisation,
  moveUnit,
  renameUnit,
} from './service/organisation.ts';
import {
  changePerson,
  createPerson,
  listPeople,
  resetPersonPassword,
  setPersonStatus,
  setPositions,
} from './service/people.ts';
import { checkPeople, importPeople } from './service/people-import.ts';
import { getPublicAgency } from './service/portal.ts';
import { createTenant } from './service/provision.ts';
import { listProvincesOn } from './service/reference.ts';
import { getSheet } from './service/sheets.ts';
import { listTenantHealth, setTenantStatus } from './service/tenants.ts';

const read = tenantProcedure.meta({ needs: 'organisation.read' });
const manage = tenantProcedure.meta({ needs: 'organisation.manage' });
/** People have accounts, which are the platform's. */
const managePeople = tenantProcedure.meta({ needs: 'organisation.manage', reachesPlatform: true });
const manageCalendar = tenantProcedure.meta({ needs: 'calendar.manage' });

const organisation = {
  getOrganisation: read
    .input(GetOrganisationInput)
    .output(OrganisationView)
    .query(({ ctx, input }) => getOrganisation(ctx, input)),
  createUnit: manage
    .input(CreateUnitInput)
    .output(UnitView)
    .mutation(({ ctx, input }) => createUnit(ctx, input)),
  renameUnit: manage
    .input(RenameUnitInput)
    .output(UnitView)
    .mutation(({ ctx, input }) => renameUnit(ctx, input)),
  moveUnit: manage
    .input(MoveUnitInput)
    .output(UnitView)
    .mutation(({ ctx, input }) => moveUnit(ctx, input)),
  closeUnit: manage
    .input(CloseInput)
    .output(UnitView)
    .mutation(({ ctx, input }) => closeUnit(ctx, input)),
  createPosition: manage
    .input(CreatePositionInput)
    .output(PositionView)
    .mutation(({ ctx, input }) => createPosition(ctx, input)),
  changePosition: manage
    .input(ChangePositionInput)
    .output(PositionView)
    .mutation(({ ctx, input }) => changePosition(ctx, input)),
  closePosition: manage
    .input(CloseInput)
    .output(PositionView)
    .mutation(({ ctx, input }) => closePosition(ctx, input)),
};

const agency = {
  listProfiles: read
    .input(z.void())
    .output(z.array(AgencyProfileView))
    .query(({ ctx }) => listAgencyProfiles(ctx)),
  saveProfile: manage
    .input(SaveProfileInput)
    .output(AgencyProfileView)
    .mutation(({ ctx, input }) => saveAgencyProfile(ctx, input)),
};

const portal = {
  publicAgency: citizenProcedure
    .meta({ isPublic: true })
    .input(z.void())
    .output(PublicAgency)
    .query(({ ctx }) => getPublicAgency(ctx)),
};

const peopleOf = (ports: TenancyPorts) => ({
  listPeople: read
    .input(ListPeopleInput)
    .output(z.array(PersonWithPositions))
    .query(({ ctx, input }) => listPeople(ctx, input)),
  createPerson: managePeople
    .input(CreatePersonInput)
    .output(PersonWithPositions)
    .mutation(({ ctx, input }) => createPerson(ctx, input)),
  changePerson: manage
    .input(ChangePersonInput)
    .output(PersonWithPositions)
    .mutation(({ ctx, input }) => changePerson(ctx, input)),
  setPositions: manage
    .input(SetPositionsInput)
    .output(PersonWithPositions)
    .mutation(({ ctx, input }) => setPositions(ctx, input)),
  setPersonStatus: managePeople
    .input(SetPersonStatusInput)
    .output(PersonWithPositions)
    .mutation(({ ctx, input }) => setPersonStatus(ctx, ports, input)),
  resetPersonPassword: tenantProcedure
    .meta({ needs: 'role.manage', reachesPlatform: true })
    .input(ResetPasswordInput)
    .output(PersonView)
    .mutation(({ ctx, input }) => resetPersonPassword(ctx, input)),
  getSheet: read
    .input(z.strictObject({ of: SheetKind }))
    .output(TableSheet)
    .query(({ ctx, input }) => getSheet(ctx, ports, input.of)),
  checkPeople: manage
    .input(CheckPeopleInput)
    .output(CheckedPeople)
    .query(({ ctx, input }) => checkPeople(ctx, ports, input)),
  importPeople: managePeople
    .input(ImportPeopleInput)
    .output(ImportedPeople)
    .mutation(({ ctx, input }) => importPeople(ctx, ports, input)),
});

const calendarsOf = (ports: TenancyPorts) => ({
  getCalendar: read
    .input(z.void())
    .output(CalendarOverview)
    .query(({ ctx }) => getCalendarOverview(ctx, ports)),
  previewCalendar: manageCalendar
    .input(SaveCalendarInput.pick({ effectiveFrom: true, calendar: true }))
    .output(CalendarEffect)
    .query(({ ctx, input }) => previewCalendar(ctx, ports, input)),
  saveCalendar: manageCalendar
    .input(SaveCalendarInput)
    .output(CalendarOverview)
    .mutation(({ ctx, input }) => saveCalendar(ctx, ports, input)),
});

const vendorOf = (ports: TenancyPorts) => ({
  listTenants: platformProcedure
    .meta({ needs: 'tenant.read' })
    .input(ListTenantsInput)
    .output(TenantHealthPage)
    .query(({ ctx, input }) => listTenantHealth(ctx, input)),
  listProvinces: platformProcedure
    .meta({ needs: 'tenant.read' })
    .input(z.void())
    .output(z.array(Province))
    .query(({ ctx }) => listProvincesOn(ctx)),
  createTenant: platformProcedure
    .meta({ needs: 'tenant.create' })
    .input(CreateTenantInput)
    .output(CreatedTenant)
    .mutation(({ ctx, input }) =>
      createTenant(
        {
          databases: ctx.request.databases,
          now: ctx.now,
          actor: actorOf(ctx),
          requestId: ctx.requestId,
          seedRoles: ports.seedRoles,
        },
        input,
      ),
    ),
  setTenantStatus: platformProcedure
    .meta({ needs: 'tenant.create' })
    .input(SetTenantStatusInput)
    .output(TenantView)
    .mutation(({ ctx, input }) => setTenantStatus(ctx, input)),
});

const editReference = platformProcedure.meta({ needs: 'reference.edit' });

/** The vendor's staff keep the national days; agencies get them when their calendars are renewed. */
const nationalDays = {
  getNationalDays: platformProcedure
    .meta({ needs: 'tenant.read' })
    .input(z.void())
    .output(NationalDayPage)
    .query(({ ctx }) => getNationalDays(ctx)),
  addNationalDay: editReference
    .input(AddNationalDayInput)
    .output(NationalDayRow)
    .mutation(({ ctx, input }) => addNationalDay(ctx, input)),
  correctNationalDay: editReference
    .input(CorrectNationalDayInput)
    .output(NationalDayRow)
    .mutation(({ ctx, input }) => correctNationalDay(ctx, input)),
  removeNationalDay: editReference
    .input(NationalDayRef)
    .output(z.void())
    .mutation(({ ctx, input }) => removeNationalDay(ctx, input)),
};

/** The agency's own shape, and the vendor's list of agencies. `access` and `dossiers` fill the ports. */
export const makeTenancyRouter = (ports: TenancyPorts) =>
  router({
    ...organisation,
    ...agency,
    ...portal,
    ...peopleOf(ports),
    ...calendarsOf(ports),
    ...vendorOf(ports),
    ...nationalDays,
  });
