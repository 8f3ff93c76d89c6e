import { citizenProcedure, router, tenantProcedure } from '@chuan/api';
import { Uuid } from '@chuan/kernel';
import { z } from 'zod';
import {
  AdoptableTemplate,
  AdoptionPreview,
  AdoptTemplateInput,
  ApproveInput,
  CompareVersionsInput,
  CreateProcedureInput,
  ListPostedInput,
  ListProceduresInput,
  PostedList,
  PostedProcedure,
  PostInput,
  PrintedProcedure,
  ProcedureRow,
  ProcedureView,
  ReturnInput,
  SaveVersionInput,
  SendInput,
  VersionComparison,
  VersionRef,
  VersionView,
} from './contract.ts';
import { adoptTemplate, createProcedure, listAdoptable, previewAdoption } from './service/adoption.ts';
import {
  approveVersion,
  discardDraft,
  draftNext,
  postProcedure,
  returnToDraft,
  reviewVersion,
  saveDraft,
  sendToReview,
} from './service/moves.ts';
import { printVersion } from './service/paper.ts';
import { getPosted, listPosted } from './service/posted.ts';
import { compareVersions, getProcedure, getVersionView, listProcedures } from './service/views.ts';
import { countWaitingForMe } from './service/waiting.ts';

const read = tenantProcedure.meta({ needs: 'procedure.read' });
const draft = tenantProcedure.meta({ needs: 'procedure.draft' });
const review = tenantProcedure.meta({ needs: 'procedure.review' });
const approve = tenantProcedure.meta({ needs: 'procedure.approve' });
const post = tenantProcedure.meta({ needs: 'procedure.post' });
const anybody = citizenProcedure.meta({ isPublic: true });

const reading = {
  listProcedures: read
    .input(ListProceduresInput)
    .output(z.array(ProcedureRow))
    .query(({ ctx, input }) => listProcedures(ctx, input)),
  countWaiting: read.output(z.int()).query(({ ctx }) => countWaitingForMe(ctx)),
  getProcedure: read
    .input(z.strictObject({ id: Uuid }))
    .output(ProcedureView)
    .query(({ ctx, input }) => getProcedure(ctx, input.id)),
  getVersion: read
    .input(z.strictObject({ versionId: Uuid }))
    .output(VersionView)
    .query(({ ctx, input }) => getVersionView(ctx, input.versionId)),
  compareVersions: read
    .input(CompareVersionsInput)
    .output(VersionComparison)
    .query(({ ctx, input }) => compareVersions(ctx, input)),
  printVersion: read
    .input(z.strictObject({ versionId: Uuid }))
    .output(PrintedProcedure)
    .query(({ ctx, input }) => printVersion(ctx, input.versionId)),
};

const writing = {
  listAdoptable: draft
    .input(z.void())
    .output(z.array(AdoptableTemplate))
    .query(({ ctx }) => listAdoptable(ctx)),
  previewAdoption: draft
    .input(z.strictObject({ templateId: Uuid }))
    .output(AdoptionPreview)
    .query(({ ctx, input }) => previewAdoption(ctx, input.templateId)),
  adoptTemplate: draft
    .input(AdoptTemplateInput)
    .output(VersionView)
    .mutation(({ ctx, input }) => adoptTemplate(ctx, input)),
  createProcedure: draft
    .input(CreateProcedureInput)
    .output(VersionView)
    .mutation(({ ctx, input }) => createProcedure(ctx, input)),
  saveDraft: draft
    .input(SaveVersionInput)
    .output(VersionView)
    .mutation(({ ctx, input }) => saveDraft(ctx, input)),
  draftNext: draft
    .input(z.strictObject({ procedureId: Uuid }))
    .output(VersionView)
    .mutation(({ ctx, input }) => draftNext(ctx, input.procedureId)),
  discardDraft: draft
    .input(VersionRef)
    .output(VersionView)
    .mutation(({ ctx, input }) => discardDraft(ctx, input)),
  sendToReview: draft
    .input(SendInput)
    .output(VersionView)
    .mutation(({ ctx, input }) => sendToReview(ctx, input)),
};

const deciding = {
  reviewVersion: review
    .input(VersionRef)
    .output(VersionView)
    .mutation(({ ctx, input }) => reviewVersion(ctx, input)),
  approveVersion: approve
    .input(ApproveInput)
    .output(VersionView)
    .mutation(({ ctx, input }) => approveVersion(ctx, input)),
  /** The service asks for the right that fits the state: review or approve. */
  returnToDraft: read
    .input(ReturnInput)
    .output(VersionView)
    .mutation(({ ctx, input }) => returnToDraft(ctx, input)),
  postProcedure: post
    .input(PostInput)
    .output(VersionView)
    .mutation(({ ctx, input }) => postProcedure(ctx, input)),
};

const publicly = {
  listPosted: anybody
    .input(ListPostedInput)
    .output(PostedList)
    .query(({ ctx, input }) => listPosted(ctx, input)),
  getPosted: anybody
    .input(z.strictObject({ id: Uuid.optional(), code: z.string().max(40).optional() }))
    .output(PostedProcedure)
    .query(({ ctx, input }) => getPosted(ctx, input)),
};

/** An agency's controlled procedures, and what of them is posted. */
export const proceduresRouter = router({ ...reading, ...writing, ...deciding, ...publicly });
