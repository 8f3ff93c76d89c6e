import { citizenProcedure, router, tenantProcedure } from '@chuan/api';
import { z } from 'zod';
import * as c from './contract.ts';
import { acceptDossier, receiveDossier, refuseAtCounter, refuseDossier, submitDossier } from './service/intake.ts';
import { deliverDossier, stopDossier, withdrawDossier } from './service/finish.ts';
import { getFile } from './service/files.ts';
import { sendForDossier } from './service/frame.ts';
import { printIssuedForm } from './service/forms.ts';
import { getReceptionHead } from './service/letterhead.ts';
import { listLateCauseRows } from './service/late-cause-list.ts';
import { confirmLateCause, recordLateCause } from './service/late-causes.ts';
import { countDelivery, countIntake, getMyWork, listDossiers } from './service/lists.ts';
import { listMostUsed } from './service/most-used.ts';
import { getDossierPage } from './service/page.ts';
import { listFileRows, printRegisterBook } from './service/register.ts';
import {
  listHandledProcedures,
  listOffered,
  previewAcceptance,
  previewExtension,
  previewReception,
} from './service/preview.ts';
import {
  extendDossier,
  requestSupplement,
  resumeDossier,
  supplementAtCounter,
  supplementDossier,
  suspendDossier,
} from './service/pauses.ts';
import { attachToDossier, completeStep, reassignStep, recallStep, returnStep, saveChecks } from './service/steps.ts';
import {
  changeDelivery,
  getFileForCitizen,
  getPublicStatus,
  printFormForCitizen,
  supplementByCitizen,
  trackDossier,
  withdrawByCitizen,
} from './service/tracking.ts';

const OpenStep = z.object({ id: z.uuid(), nodeId: z.string() });
const Moved = z.object({ dossierId: z.uuid(), version: z.int(), openSteps: z.array(OpenStep) });
const MovedWithForm = Moved.extend({ formId: z.uuid() });
const Printed = z.object({ name: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) });
const StoredFile = z.object({ storageKey: z.string(), name: z.string(), mediaType: z.string(), sizeBytes: z.int() });
const Confirmed = z.object({ lateCauseId: z.uuid(), version: z.int() });
const Code = z.strictObject({ code: c.TrackInput.shape.code });

const does = (needs: string) => tenantProcedure.meta({ needs });
/** A change of the dossier that its input names. */
const changes = (needs: string) => tenantProcedure.meta({ needs, ahead: sendForDossier });
const open = citizenProcedure.meta({ isPublic: true });

export const dossiersRouter = router({
  receive: does('dossier.receive')
    .input(c.ReceiveInput)
    .output(c.Receipt)
    .mutation(({ ctx, input }) => receiveDossier(ctx, input)),
  refuseAtCounter: does('dossier.receive')
    .input(
      c.UnreceivedInput.extend({ ground: c.RefuseIntakeInput.shape.ground, reason: c.RefuseIntakeInput.shape.reason }),
    )
    .output(c.Receipt)
    .mutation(({ ctx, input }) => refuseAtCounter(ctx, input)),
  supplementAtCounter: does('dossier.receive')
    .input(
      c.UnreceivedInput.extend({
        items: c.RequestSupplementInput.shape.items,
        reason: c.RequestSupplementInput.shape.reason,
      }),
    )
    .output(c.Receipt)
    .mutation(({ ctx, input }) => supplementAtCounter(ctx, input)),
  countIntake: does('dossier.receive')
    .output(z.int())
    .query(({ ctx }) => countIntake(ctx)),
  countDelivery: does('dossier.deliver')
    .output(z.int())
    .query(({ ctx }) => countDelivery(ctx)),
  accept: changes('dossier.receive')
    .input(c.AcceptInput)
    .output(c.Receipt)
    .mutation(({ ctx, input }) => acceptDossier(ctx, input)),
  refuseIntake: changes('dossier.receive')
    .input(c.RefuseIntakeInput)
    .output(MovedWithForm)
    .mutation(({ ctx, input }) => refuseDossier(ctx, input)),
  completeStep: changes('dossier.handle')
    .input(c.CompleteStepInput)
    .output(Moved)
    .mutation(({ ctx, input }) => completeStep(ctx, input)),
  saveChecks: changes('dossier.handle')
    .input(c.SaveChecksInput)
    .output(Moved)
    .mutation(({ ctx, input }) => saveChecks(ctx, input)),
  requestSupplement: changes('member')
    .input(c.RequestSupplementInput)
    .output(MovedWithForm)
    .mutation(({ ctx, input }) => requestSupplement(ctx, input)),
  supplement: changes('dossier.receive')
    .input(c.SupplementInput)
    .output(Moved)
    .mutation(({ ctx, input }) => supplementDossier(ctx, input)),
  return: changes('dossier.handle')
    .input(c.ReturnInput)
    .output(Moved)
    .mutation(({ ctx, input }) => returnStep(ctx, input)),
  recall: changes('dossier.handle')
    .input(c.RecallInput)
    .output(Moved)
    .mutation(({ ctx, input }) => recallStep(ctx, input)),
  reassign: changes('dossier.assign')
    .input(c.ReassignInput)
    .output(Moved)
    .mutation(({ ctx, input }) => reassignStep(ctx, input)),
  extend: changes('dossier.extend')
    .input(c.ExtendInput)
    .output(MovedWithForm)
    .mutation(({ ctx, input }) => extendDossier(ctx, input)),
  suspend: changes('dossier.extend')
    .input(c.SuspendInput)
    .output(Moved)
    .mutation(({ ctx, input }) => suspendDossier(ctx, input)),
  resume: changes('dossier.extend')
    .input(c.ResumeInput)
    .output(Moved)
    .mutation(({ ctx, input }) => resumeDossier(ctx, input)),
  deliver: changes('dossier.deliver')
    .input(c.DeliverInput)
    .output(MovedWithForm)
    .mutation(({ ctx, input }) => deliverDossier(ctx, input)),
  stop: changes('dossier.extend')
    .input(c.StopInput)
    .output(MovedWithForm)
    .mutation(({ ctx, input }) => stopDossier(ctx, input)),
  withdraw: changes('dossier.receive')
    .input(c.WithdrawInput)
    .output(Moved)
    .mutation(({ ctx, input }) => withdrawDossier(ctx, input)),
  attach: changes('dossier.handle')
    .input(c.AttachInput)
    .output(Moved)
    .mutation(({ ctx, input }) => attachToDossier(ctx, input)),
  recordLateCause: does('dossier.handle')
    .input(c.RecordLateCauseInput)
    .output(Confirmed)
    .mutation(({ ctx, input }) => recordLateCause(ctx, input)),
  confirmLateCause: does('late_cause.confirm')
    .input(c.ConfirmLateCauseInput)
    .output(Confirmed)
    .mutation(({ ctx, input }) => confirmLateCause(ctx, input)),
  lateCauses: does('dossier.read')
    .input(c.LateCauseListInput)
    .output(c.LateCauseList)
    .query(({ ctx, input }) => listLateCauseRows(ctx, input)),
  myWork: does('member')
    .output(c.MyWork)
    .query(({ ctx }) => getMyWork(ctx)),
  page: does('dossier.read')
    .input(z.strictObject({ id: z.uuid() }))
    .output(c.DossierPage)
    .query(({ ctx, input }) => getDossierPage(ctx, input.id)),
  list: does('dossier.read')
    .input(c.ListInput)
    .output(c.DossierList)
    .query(({ ctx, input }) => listDossiers(ctx, input)),
  fileRows: does('dossier.read')
    .input(c.FileRowsInput)
    .output(c.DossierList)
    .query(({ ctx, input }) => listFileRows(ctx, input)),
  registerBook: does('dossier.read')
    .input(c.BookInput)
    .output(Printed)
    .query(({ ctx, input }) => printRegisterBook(ctx, input)),
  offered: does('dossier.receive')
    .output(z.array(c.OfferedProcedure))
    .query(({ ctx }) => listOffered(ctx)),
  handledProcedures: does('dossier.read')
    .output(z.array(c.HandledProcedure))
    .query(({ ctx }) => listHandledProcedures(ctx)),
  receptionHead: does('dossier.receive')
    .output(c.ReceptionHead)
    .query(({ ctx }) => getReceptionHead(ctx)),
  reception: does('dossier.receive')
    .input(c.ReceptionInput)
    .output(c.Reception)
    .query(({ ctx, input }) => previewReception(ctx, input)),
  acceptancePreview: does('dossier.receive')
    .input(c.AcceptancePreviewInput)
    .output(c.PromisePreview)
    .query(({ ctx, input }) => previewAcceptance(ctx, input)),
  extensionPreview: does('dossier.extend')
    .input(c.ExtensionPreviewInput)
    .output(c.ExtensionPreview)
    .query(({ ctx, input }) => previewExtension(ctx, input)),
  form: does('dossier.read')
    .input(z.strictObject({ id: z.uuid() }))
    .output(Printed)
    .query(({ ctx, input }) => printIssuedForm(ctx, input.id)),
  file: does('dossier.read')
    .input(z.strictObject({ id: z.uuid() }))
    .output(StoredFile)
    .query(({ ctx, input }) => getFile(ctx, input.id)),
  submit: open
    .input(c.SubmitInput)
    .output(c.Receipt)
    .mutation(({ ctx, input }) => submitDossier(ctx, input)),
  mostUsed: open.output(z.array(c.MostUsed)).query(({ ctx }) => listMostUsed(ctx)),
  publicStatus: open
    .input(Code)
    .output(c.PublicStatus)
    .query(({ ctx, input }) => getPublicStatus(ctx, input.code)),
  track: open
    .input(c.TrackInput)
    .output(c.TrackView)
    .query(({ ctx, input }) => trackDossier(ctx, input)),
  supplementByApplicant: open
    .input(c.TrackInput.extend({ files: c.SupplementInput.shape.files, note: c.SupplementInput.shape.note }))
    .output(Moved)
    .mutation(({ ctx, input }) => supplementByCitizen(ctx, input)),
  withdrawByApplicant: open
    .input(c.TrackInput.extend({ reason: c.WithdrawInput.shape.reason }))
    .output(Moved)
    .mutation(({ ctx, input }) => withdrawByCitizen(ctx, input)),
  changeDeliveryByApplicant: open
    .input(c.TrackInput.extend(c.NewDelivery.shape))
    .output(Moved)
    .mutation(({ ctx, input }) => changeDelivery(ctx, input)),
  formForApplicant: open
    .input(c.TrackInput.extend({ formId: z.uuid() }))
    .output(Printed)
    .query(({ ctx, input }) => printFormForCitizen(ctx, input)),
  fileForApplicant: open
    .input(c.TrackInput.extend({ fileId: z.uuid() }))
    .output(StoredFile)
    .query(({ ctx, input }) => getFileForCitizen(ctx, input)),
});
