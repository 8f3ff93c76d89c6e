import { withRight } from '@chuan/access/server';
import type { TenantContext } from '@chuan/api';
import { civilDateOf, type Uuid } from '@chuan/kernel';
import { getStepPositions, type StepPositions } from '@chuan/procedures/server';
import { getPersons, getPositionHolders } from '@chuan/tenancy/server';
import type { DossierPage, EventView, LateCauseView } from '../contract.ts';
import { listActions, rightOfStep } from '../domain/actions.ts';
import { clockOfDossier } from '../domain/clock.ts';
import { postalAddressOf } from '../domain/decide-delivery.ts';
import { feeTermsOf } from '../domain/fee.ts';
import { reworksOf } from '../domain/rework.ts';
import { type DossierState, type Frame, openSteps, rowOf } from '../domain/state.ts';
import { explain, passedTo, type PersonNames, stepViews } from '../domain/views.ts';
import { listEvents } from '../repository/events.ts';
import { listLateCausesOf } from '../repository/late-causes.ts';
import { countOpenOfPeople } from '../repository/lists.ts';
import { listComponents, listFiles, listForms } from '../repository/papers.ts';
import { loadForReading } from './frame.ts';
import { isBreachOf } from './late-causes.ts';
import { componentsOf } from './intake.ts';

const namesOf = async (ctx: TenantContext, ids: readonly (Uuid | null)[]): Promise<PersonNames> => {
  const known = [...new Set(ids.filter((id) => id !== null))];
  return new Map([...(await getPersons(ctx.tx, known))].map(([id, person]) => [id, person.fullName]));
};

export type Papers = Awaited<ReturnType<typeof papersOf>>;

/** The papers, files and forms of a dossier, ready for a page. */
export async function papersOf(ctx: TenantContext, state: DossierState, frame: Frame) {
  const received = new Map((await listComponents(ctx.tx, state.id)).map((row) => [row.key, row]));
  const files = await listFiles(ctx.tx, state.id);
  const forms = await listForms(ctx.tx, state.id);
  return {
    forms,
    files: files.map((file) => ({
      id: file.id,
      name: file.name,
      mediaType: file.media_type,
      sizeBytes: file.size_bytes,
      purpose: file.purpose as 'component' | 'supplement' | 'work' | 'result',
      componentKey: file.component_key,
      uploadedAt: file.uploaded_at,
      uploadedBy: file.uploaded_by,
      isReady: file.scan === 'clean',
      isBlocked: file.scan === 'infected',
      isPublic: file.is_public_to_applicant,
    })),
    components: componentsOf(frame.procedure.content, state.caseKey).map((component) => {
      const row = received.get(component.key);
      return {
        key: component.key,
        name: component.name,
        isRequired: component.isRequired,
        isFromDatabase: component.isFromDatabase,
        requiredOriginals: component.originals,
        requiredCopies: component.copies,
        isReceived: row?.isReceived ?? false,
        originals: row?.originals ?? 0,
        copies: row?.copies ?? 0,
        isElectronic: row?.isElectronic ?? false,
      };
    }),
  };
}

interface Told {
  readonly state: DossierState;
  readonly frame: Frame;
  readonly papers: Papers;
  readonly positions: StepPositions;
}

/** Moves whose sentence names the position that the dossier was passed to. */
const passesOn = new Set(['step_completed', 'opinion_given']);

/** The history with the forms and files each line brought, and the agency's own positions. */
export async function eventViews(ctx: TenantContext, { state, frame, papers, positions }: Told): Promise<EventView[]> {
  const reading = { state, frame, names: { positions } };
  const paramsOf = ({ kind, at, params }: Pick<EventView, 'kind' | 'at' | 'params'>) =>
    passesOn.has(kind) && typeof params.to === 'string' ? { ...params, to: passedTo(params.to, at, reading) } : params;
  const forms = new Map(papers.forms.map((form) => [form.id, form]));
  const files = new Map(papers.files.map((file) => [file.id, file]));
  return (await listEvents(ctx.tx, state.id)).map(({ formIds, fileIds, ...event }) => ({
    ...event,
    params: paramsOf(event),
    forms: formIds.flatMap((id) => {
      const form = forms.get(id);
      return form ? [{ id, code: form.code, number: form.number }] : [];
    }),
    files: fileIds.flatMap((id) => {
      const file = files.get(id);
      return file ? [{ id, name: file.name, mediaType: file.mediaType }] : [];
    }),
  }));
}

async function lateCauseViews(ctx: TenantContext, state: DossierState, frame: Frame): Promise<LateCauseView[]> {
  const causes = await listLateCausesOf(ctx.tx, state.id);
  if (causes.length === 0) return [];
  const names = await namesOf(
    ctx,
    causes.map((cause) => cause.recordedBy),
  );
  return causes.map((cause) => ({
    id: cause.id,
    dossierId: state.id,
    dossierCode: state.code,
    procedureName: frame.procedure.content.shortName,
    stepName: state.steps.find((step) => step.id === cause.stepId)?.name ?? '',
    breachedAt: cause.breachedAt,
    status: cause.status,
    cause: cause.cause,
    note: cause.note,
    evidence: cause.evidence,
    recordedBy: cause.recordedBy === null ? '' : (names.get(cause.recordedBy) ?? ''),
    answer: cause.answer,
    isMine: isBreachOf(cause, ctx),
    version: cause.version,
  }));
}

/** Who could take over each open step: the holders of its position who may do its work, with what lies on their desks. */
async function candidatesOf(ctx: TenantContext, state: DossierState, frame: Frame, positions: StepPositions) {
  const steps = openSteps(state).filter((step) => step.positionId !== null);
  if (steps.length === 0 || !ctx.can('dossier.assign')) return [];
  const positionIds = [...new Set(steps.map((step) => step.positionId!))];
  const holders = await getPositionHolders(ctx.tx, positionIds, civilDateOf(ctx.now));
  const people = [...new Set([...holders.values()].flat().map((holder) => holder.personId))];
  const open = await countOpenOfPeople(ctx.tx, people);
  const able = {
    'dossier.handle': await withRight(ctx.tx, people, 'dossier.handle'),
    'dossier.deliver': await withRight(ctx.tx, people, 'dossier.deliver'),
  };
  return steps.map((step) => ({
    stepId: step.id,
    people: (holders.get(step.positionId!) ?? [])
      .filter((holder) => able[rightOfStep(frame, step)].has(holder.personId))
      .map((holder) => ({
        id: holder.personId,
        name: holder.fullName,
        positionName: positions.get(rowOf(frame.procedure, step.nodeId)?.id ?? '')?.name ?? '',
        openCount: open.get(holder.personId) ?? 0,
      })),
  }));
}

const dataViews = (state: DossierState, frame: Frame) =>
  frame.procedure.content.dataFields.flatMap((field) => {
    const value = state.data[field.key];
    return value === undefined ? [] : [{ key: field.key, label: field.label, value: String(value) }];
  });

/** Everything of one dossier that its handlers see, with what this person may do now. */
export async function getDossierPage(ctx: TenantContext, id: Uuid): Promise<DossierPage> {
  const { state, frame } = await loadForReading(ctx, id);
  const { procedure } = frame;
  const { content } = procedure;
  const people = await namesOf(
    ctx,
    state.steps.map((step) => step.personId),
  );
  const positions = await getStepPositions(ctx.tx, content.steps);
  const papers = await papersOf(ctx, state, frame);
  const actions = listActions(state, frame);
  ctx.noteRead({
    action: 'dossier.read',
    subjectKind: 'dossier',
    subjectId: id,
    label: state.code,
    purpose: 'handling',
  });
  return {
    id: state.id,
    code: state.code,
    version: state.version,
    status: state.status,
    procedureId: state.procedureId,
    procedureVersionId: state.procedureVersionId,
    procedureName: content.name,
    procedureShortName: content.shortName,
    procedureDocument: procedure.documentCode,
    procedureNumber: procedure.number,
    channel: state.channel,
    caseName: content.cases.find((one) => one.key === state.caseKey)?.name ?? '',
    applicant: state.applicant,
    data: dataViews(state, frame),
    deliveryMethod: state.deliveryMethod,
    deliveryAddress: postalAddressOf(state),
    feeVnd: state.feeVnd,
    feeStatus: state.feeStatus,
    feeTerms: feeTermsOf(content, state.channel, state.caseKey),
    submittedAt: state.submittedAt,
    receivedAt: state.receivedAt,
    originalDueAt: state.originalDueAt,
    outcome: state.outcome,
    timeliness: state.timeliness,
    resolvedAt: state.resolvedAt,
    deliveredAt: state.deliveredAt,
    clock: clockOfDossier(state, { calendar: frame.calendar, content, now: frame.now }),
    steps: stepViews(state, frame, { people, positions }),
    events: await eventViews(ctx, { state, frame, papers, positions }),
    components: papers.components,
    files: papers.files.map(({ isPublic: _, ...file }) => file),
    forms: papers.forms,
    actions,
    reworks: actions.flatMap(({ key, stepId, isAllowed }) =>
      key === 'return' && isAllowed && stepId !== null ? reworksOf(state, frame, stepId, { positions }) : [],
    ),
    explanation: explain(state, frame, ''),
    lateCauses: await lateCauseViews(ctx, state, frame),
    candidates: await candidatesOf(ctx, state, frame, positions),
  };
}
