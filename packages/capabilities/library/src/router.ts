import { platformProcedure, router } from '@chuan/api';
import { Uuid } from '@chuan/kernel';
import { z } from 'zod';
import {
  CompareTemplateInput,
  CreateTemplateInput,
  ImportFileInput,
  ImportRunPage,
  ImportRunView,
  ListTemplatesInput,
  NationalCode,
  NationalDraft,
  NationalPage,
  NationalView,
  PublishTemplateInput,
  ReadImportRunInput,
  SaveTemplateInput,
  SearchNationalInput,
  TemplateComparison,
  TemplateRow,
  TemplateVersionRef,
  TemplateVersionView,
  TemplateView,
} from './contract.ts';
import { getImportRun, importFile, listImportRuns } from './service/imports.ts';
import { draftContent, getNational, searchNational } from './service/national.ts';
import {
  compareTemplates,
  createTemplate,
  draftNextTemplate,
  getTemplate,
  getTemplateVersion,
  listTemplates,
  publishTemplate,
  saveTemplateDraft,
} from './service/templates.ts';

const read = platformProcedure.meta({ needs: 'library.read' });
const edit = platformProcedure.meta({ needs: 'library.edit' });
const publish = platformProcedure.meta({ needs: 'library.publish' });

const national = {
  searchNational: read
    .input(SearchNationalInput)
    .output(NationalPage)
    .query(({ ctx, input }) => searchNational(ctx, input)),
  getNational: read
    .input(z.strictObject({ code: NationalCode }))
    .output(NationalView)
    .query(({ ctx, input }) => getNational(ctx, input.code)),
  draftContent: edit
    .input(z.strictObject({ code: NationalCode }))
    .output(NationalDraft)
    .query(({ ctx, input }) => draftContent(ctx, input.code)),
};

const imports = {
  importFile: edit
    .input(ImportFileInput)
    .output(ImportRunView)
    .mutation(({ ctx, input }) => importFile(ctx, input)),
  listImportRuns: read
    .input(z.void())
    .output(z.array(ImportRunView))
    .query(({ ctx }) => listImportRuns(ctx)),
  getImportRun: read
    .input(ReadImportRunInput)
    .output(ImportRunPage)
    .query(({ ctx, input }) => getImportRun(ctx, input)),
};

const templates = {
  listTemplates: read
    .input(ListTemplatesInput)
    .output(z.array(TemplateRow))
    .query(({ ctx, input }) => listTemplates(ctx.platform, input)),
  getTemplate: read
    .input(z.strictObject({ id: Uuid }))
    .output(TemplateView)
    .query(({ ctx, input }) => getTemplate(ctx.platform, input.id)),
  getTemplateVersion: read
    .input(TemplateVersionRef)
    .output(TemplateVersionView)
    .query(({ ctx, input }) => getTemplateVersion(ctx, input)),
  compareTemplates: read
    .input(CompareTemplateInput)
    .output(TemplateComparison)
    .query(({ ctx, input }) => compareTemplates(ctx, input)),
  createTemplate: edit
    .input(CreateTemplateInput)
    .output(TemplateVersionView)
    .mutation(({ ctx, input }) => createTemplate(ctx, input)),
  saveTemplateDraft: edit
    .input(SaveTemplateInput)
    .output(TemplateVersionView)
    .mutation(({ ctx, input }) => saveTemplateDraft(ctx, input)),
  draftNextTemplate: edit
    .input(z.strictObject({ id: Uuid }))
    .output(TemplateVersionView)
    .mutation(({ ctx, input }) => draftNextTemplate(ctx, input.id)),
  publishTemplate: publish
    .input(PublishTemplateInput)
    .output(TemplateVersionView)
    .mutation(({ ctx, input }) => publishTemplate(ctx, input)),
};

/** The vendor's library: national procedures, their import, and the templates that agencies adopt. */
export const libraryRouter = router({ ...national, ...imports, ...templates });
