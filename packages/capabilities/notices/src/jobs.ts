import {
  dossierDue,
  dossierMoved,
  fileInfected,
  findBarredPaper,
  intakeDue,
  openSteps,
  stepDue,
} from '@chuan/dossiers/server';
import { defineDelivery, defineHandler, type Handler } from '@chuan/jobs';
import { findMovedVersion, versionMoved } from '@chuan/procedures/server';
import { arePapersNeeded, citizenNoticesOf, paperParams, versionParams } from './domain.ts';
import { mailWaiting } from './events.ts';
import type { Mailer } from './mailer.ts';
import {
  dossierForNotice,
  findUnsent,
  intakeRecipients,
  markFailed,
  markSent,
  recipientsOf,
  tell,
  tellApplicant,
} from './service.ts';
import { composeMail } from './service-mails.ts';
import { settleDossier, settleVersion } from './service-settle.ts';

/** What was asked of somebody and is done, by them or another, stands no longer as unread; whose turn it is are told. */
const tellOfStep = defineHandler({
  name: 'notices.tell-of-step',
  event: dossierMoved,
  // Handed in, it has asked nobody anything yet.
  concerns: ({ kinds }) => !kinds.includes('submitted'),
  async run(ctx, { dossierId, openedStepIds, byPersonId }) {
    await settleDossier(ctx, dossierId);
    for (const stepId of openedStepIds) {
      const found = await dossierForNotice(ctx.tx, dossierId, stepId);
      if (found?.step?.status !== 'open') continue;
      // Whoever passed the work on to themselves, or took it back, has it before their eyes.
      const to = (await recipientsOf(ctx.tx, found.step, ctx.now)).filter(({ personId }) => personId !== byPersonId);
      await tell(ctx, to, { kind: 'assigned', params: found.params, dossierId });
    }
  },
});

const tellOfStepDue = defineHandler({
  name: 'notices.tell-of-step-due',
  event: stepDue,
  async run(ctx, { dossierId, stepId, dueAt, band }) {
    const found = await dossierForNotice(ctx.tx, dossierId, stepId);
    if (found?.step?.status !== 'open' || found.step.dueAt !== dueAt) return;
    const kind = band === 'overdue' ? 'step_overdue' : 'step_due_soon';
    await tell(ctx, await recipientsOf(ctx.tx, found.step, ctx.now), { kind, params: found.params, dossierId });
  },
});

const tellOfDossierDue = defineHandler({
  name: 'notices.tell-of-dossier-due',
  event: dossierDue,
  concerns: ({ band }) => band === 'overdue',
  async run(ctx, { dossierId, dueAt }) {
    const found = await dossierForNotice(ctx.tx, dossierId);
    if (!found || found.state.status !== 'in_progress' || found.state.dueAt !== dueAt) return;
    for (const step of found.state.steps.filter((one) => one.status === 'open'))
      await tell(ctx, await recipientsOf(ctx.tx, step, ctx.now), {
        kind: 'dossier_overdue',
        params: found.params,
        dossierId,
      });
  },
});

/** Tells the applicant, whoever may take in what was handed in online, and whose turn it is when they have answered. */
const tellOfMove = defineHandler({
  name: 'notices.tell-of-move',
  event: dossierMoved,
  concerns: ({ kinds }) => citizenNoticesOf(kinds).length > 0 || kinds.includes('supplement_received'),
  async run(ctx, { dossierId, kinds, byPersonId }) {
    const found = await dossierForNotice(ctx.tx, dossierId);
    if (!found) return;
    // Taken in or refused meanwhile, it waits for nobody.
    const isWaiting = found.state.status === 'submitted';
    for (const kind of citizenNoticesOf(kinds))
      if (kind !== 'submitted' || isWaiting)
        await tellApplicant(ctx, found.state.applicant.email, { kind, params: found.params, dossierId });
    const isAnswered = kinds.includes('supplement_received');
    if (isWaiting && (isAnswered || kinds.includes('submitted'))) {
      const to = (await intakeRecipients(ctx.tx, found, ctx.now)).filter(({ personId }) => personId !== byPersonId);
      await tell(ctx, to, { kind: isAnswered ? 'supplemented' : 'intake_arrived', params: found.params, dossierId });
    }
    if (!isAnswered) return;
    for (const step of found.state.steps.filter((one) => one.status === 'open'))
      await tell(ctx, await recipientsOf(ctx.tx, step, ctx.now), {
        kind: 'supplemented',
        params: found.params,
        dossierId,
      });
  },
});

const tellOfIntake = defineHandler({
  name: 'notices.tell-of-intake',
  event: intakeDue,
  async run(ctx, { dossierId, dueAt }) {
    const found = await dossierForNotice(ctx.tx, dossierId);
    if (!found || found.state.status !== 'submitted' || found.state.intakeDueAt !== dueAt) return;
    const to = await intakeRecipients(ctx.tx, found, ctx.now);
    await tell(ctx, to, { kind: 'intake_waiting', params: found.params, dossierId });
  },
});

/** Tells whoever has the dossier, else the one-stop, and the applicant whose paper it is while it is still needed. */
const tellOfInfection = defineHandler({
  name: 'notices.tell-of-infection',
  event: fileInfected,
  async run(ctx, { dossierId, fileId }) {
    const [found, paper] = [await dossierForNotice(ctx.tx, dossierId), await findBarredPaper(ctx.tx, fileId)];
    if (!found || !paper) return;
    const isNeeded = arePapersNeeded(found.state);
    const params = {
      ...found.params,
      ...paperParams(found.content.components, paper.componentKey),
      cleanCopy: isNeeded ? 'needed' : 'not_needed',
    };
    const open = openSteps(found.state);
    const holders = [];
    for (const step of open) holders.push(...(await recipientsOf(ctx.tx, step, ctx.now)));
    const to = open.length > 0 ? holders : await intakeRecipients(ctx.tx, found, ctx.now);
    // Who holds two steps at once is told once.
    const each = [...new Map(to.map((one) => [one.personId, one])).values()];
    await tell(ctx, each, { kind: 'file_infected', params, dossierId });
    if (paper.isWantedOfApplicant && isNeeded)
      await tellApplicant(ctx, found.state.applicant.email, { kind: 'paper_infected', params, dossierId });
  },
});

const versionKinds = {
  sent: 'procedure_to_review',
  reviewed: 'procedure_to_approve',
  returned: 'procedure_returned',
  approved: 'procedure_approved',
} as const;

/** Tells whose turn it is, or who wrote a version what became of it; what was asked before waits for nobody any more. */
const tellOfVersion = defineHandler({
  name: 'notices.tell-of-version',
  event: versionMoved,
  async run(ctx, { versionId, version, move, byPersonId }) {
    const found = await findMovedVersion(ctx.tx, versionId);
    // An approved one may be in force by now, a returned one written on; any other that moved is told of by its own event.
    const isStale = move === 'returned' ? found?.status !== 'draft' : move !== 'approved' && found?.version !== version;
    if (!found || isStale) return;
    await settleVersion(ctx, found);
    if (move === 'discarded') return;
    const people = move === 'sent' || move === 'reviewed' ? found.judges : found.authors;
    const to = people.filter(({ id }) => id !== byPersonId).map(({ id, email }) => ({ personId: id, email }));
    await tell(ctx, to, { kind: versionKinds[move], params: versionParams(found), dossierId: null });
  },
});

const mailNotice = (mailer: Mailer, publicUrl: string) =>
  defineDelivery({
    name: 'notices.mail-notice',
    event: mailWaiting,
    async prepare(ctx, { noticeId }) {
      const notice = await findUnsent(ctx.tx, noticeId);
      if (!notice) return undefined;
      const { subject, body } = await composeMail(ctx.tx, notice, publicUrl);
      return { noticeId, mail: { to: notice.address, subject, text: body } };
    },
    send: ({ mail, noticeId }) => mailer.send(mail, noticeId),
    settle: (ctx, { noticeId }, messageId) => markSent(ctx, noticeId, messageId),
    giveUp: (ctx, { noticeId }, reason) => markFailed(ctx, noticeId, reason),
  });

/** @param publicUrl  the installation's address as people type it; what mails lead to. */
export const noticeHandlers = (mailer: Mailer, publicUrl: string): Handler[] => [
  tellOfStep,
  tellOfStepDue,
  tellOfDossierDue,
  tellOfMove,
  tellOfIntake,
  tellOfInfection,
  tellOfVersion,
  mailNotice(mailer, publicUrl),
];
export { type Mail, makeMailer, type Mailer } from './mailer.ts';
