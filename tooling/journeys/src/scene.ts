import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { citizenCard } from './counter.ts';
import type { ReceiptKeys } from './citizen.ts';
import type { Stage } from './stage.ts';

/** What a journey needs to stand there before it begins is put there over the wire, as the screens would. */
async function answerOf<Value>(sent: ReturnType<Page['request']['get']>): Promise<Value> {
  const answer = await sent;
  const body = (await answer.json()) as { readonly result?: { readonly data: Value } };
  if (body.result === undefined) throw new Error(`${answer.url()}: ${JSON.stringify(body)}`);
  return body.result.data;
}

const ask = <Value>(page: Page, path: string, input: object): Promise<Value> =>
  answerOf(page.request.get(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`));

const change = <Value>(page: Page, url: string, path: string, input: object): Promise<Value> =>
  answerOf(
    page.request.post(`/trpc/${path}`, { data: input, headers: { Origin: url, 'idempotency-key': randomUUID() } }),
  );

export interface OnDesk extends ReceiptKeys {
  readonly id: string;
  /** Address of its page. */
  readonly dossier: string;
}

interface Offered {
  readonly id: string;
  readonly procedureCode: string;
}
interface Reception {
  readonly caseKey: string;
  readonly components: readonly { readonly key: string; readonly originals: number; readonly copies: number }[];
}

const buildingPermitCode = '1.013225';

/** A building permit with all its papers, just received at the counter; step B2 waits for the head of the office. */
export async function received(stage: Stage, name: string): Promise<OnDesk> {
  const page = await stage.as('officer');
  const offered = await ask<Offered[]>(page, 'dossiers.offered', {});
  const procedureId = offered.find((one) => one.procedureCode === buildingPermitCode)?.id ?? '';
  const reception = await ask<Reception>(page, 'dossiers.reception', { procedureId });
  const [idNumber = '', , , , , address = ''] = citizenCard(name).split('|');
  const receipt = await change<{ dossierId: string; code: string; secret: string }>(
    page,
    stage.url,
    'dossiers.receive',
    {
      procedureId,
      caseKey: reception.caseKey,
      channel: 'direct',
      applicant: { kind: 'person', name, idNumber, phone: '0900000456', email: '', address, submitterName: '' },
      components: reception.components.map(({ key, originals, copies }) => ({
        key,
        isReceived: true,
        originals,
        copies,
        isElectronic: false,
      })),
      data: {},
      deliveryMethod: 'counter',
      isFeePaid: false,
      files: [],
    },
  );
  await page.close();
  return {
    id: receipt.dossierId,
    dossier: `/w/dossiers/${receipt.dossierId}`,
    code: receipt.code,
    secret: receipt.secret,
  };
}

interface DossierPage {
  readonly version: number;
  readonly steps: readonly {
    readonly id: string | null;
    readonly label: string;
    readonly checklist: readonly unknown[];
  }[];
  readonly actions: readonly { readonly key: string; readonly stepId: string | null; readonly isAllowed: boolean }[];
}

/** Completes the step that a person holds. */
async function completed(
  stage: Stage,
  person: Parameters<Stage['as']>[0],
  id: string,
  outcome?: string,
): Promise<void> {
  const page = await stage.as(person);
  const { version, steps, actions } = await ask<DossierPage>(page, 'dossiers.page', { id });
  const stepId = actions.find(({ key, isAllowed }) => key === 'complete' && isAllowed)?.stepId;
  const checks = steps.find((step) => step.id === stepId)?.checklist.map((_, index) => index) ?? [];
  const input = {
    dossierId: id,
    version,
    stepId,
    checks,
    note: '',
    files: [],
    ...(outcome === undefined ? {} : { outcome }),
  };
  await change(page, stage.url, 'dossiers.completeStep', input);
  await page.close();
}

/** A building permit on the specialist's desk: step B3 is at hand. */
export async function onSpecialistsDesk(stage: Stage, name: string): Promise<OnDesk> {
  const dossier = await received(stage, name);
  await completed(stage, 'head', dossier.id);
  return dossier;
}

/** A building permit that is signed, numbered and waits to be handed over, its fee not yet paid. */
export async function resolved(stage: Stage, name: string): Promise<OnDesk> {
  const dossier = await onSpecialistsDesk(stage, name);
  await completed(stage, 'roadAuthority', dossier.id);
  await completed(stage, 'specialist', dossier.id);
  await completed(stage, 'specialist', dossier.id, 'Đủ điều kiện');
  await completed(stage, 'head', dossier.id, 'Trình ký');
  await completed(stage, 'deputy', dossier.id, 'Đồng ý, ký');
  await completed(stage, 'clerk', dossier.id);
  return dossier;
}

/** A building permit that was handed over. */
export async function delivered(stage: Stage, name: string): Promise<OnDesk> {
  const dossier = await resolved(stage, name);
  const page = await stage.as('officer');
  const { version } = await ask<DossierPage>(page, 'dossiers.page', { id: dossier.id });
  const input = { dossierId: dossier.id, version, method: 'counter', receiverName: '', isFeePaid: true, files: [] };
  await change(page, stage.url, 'dossiers.deliver', input);
  await page.close();
  return dossier;
}
