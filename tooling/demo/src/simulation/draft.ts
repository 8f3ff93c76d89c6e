import type { SubmitInput } from '@chuan/dossiers/contract';
import type { RunningProcedure } from '@chuan/procedures/contract';
import { makeApplicant } from '../applicants.ts';
import type { AgencyRun } from './agency-run.ts';
import type { Arrival } from './arrivals.ts';

export interface DossierDraft {
  readonly procedure: RunningProcedure;
  readonly channel: 'direct' | 'online' | 'postal';
  readonly isFeePaid: boolean;
  readonly input: SubmitInput;
}

const habits: readonly (readonly [DossierDraft['channel'], number])[] = [
  ['direct', 66],
  ['online', 28],
  ['postal', 6],
];

const isOffered = ({ content }: RunningProcedure, channel: DossierDraft['channel']): boolean =>
  content.methods.some((method) => method.channel === channel);

/** What a visitor brings: a procedure by demand, an applicant, complete papers. */
export function draftOf(run: AgencyRun, index: number, kind: Arrival['kind']): DossierDraft {
  const random = run.random(`draft:${index}`);
  const { demand, place } = run.agency.plan;
  const isOnline = kind === 'evening';
  const offers = demand.filter(
    ({ procedureCode }) => !isOnline || isOffered(run.procedures.get(procedureCode)!, 'online'),
  );
  const wanted = random.weighted(offers.map((one) => [one, one.weight] as const));
  const procedure = run.procedures.get(wanted.procedureCode)!;
  const { content } = procedure;
  const ways = habits.filter(([one]) => isOffered(procedure, one));
  const channel = isOnline ? 'online' : random.weighted(ways);
  const caseKey = content.cases.length > 0 ? random.pick(content.cases).key : '';
  const isFirm = wanted.isForFirms === true && random.chance(0.8);
  const components = content.components
    .filter((one) => one.caseKey === undefined || one.caseKey === caseKey)
    .filter((one) => one.isRequired || random.chance(0.2))
    .map(({ key, originals, copies }) => ({
      key,
      isReceived: true,
      originals: channel === 'online' ? 0 : originals,
      copies: channel === 'online' ? 0 : copies,
      isElectronic: channel === 'online',
    }));
  const known = content.dataFields.flatMap(({ key, kind }): [string, string | number | boolean][] =>
    kind === 'boolean' ? [[key, random.chance(0.3)]] : kind === 'text' ? [[key, 'Bổ túc hồ sơ cá nhân (mẫu)']] : [],
  );
  const methods =
    channel === 'online'
      ? (['electronic', 'electronic', 'postal'] as const)
      : (['counter', 'counter', 'counter', 'postal'] as const);
  return {
    procedure,
    channel,
    isFeePaid: channel !== 'online' && random.chance(0.85),
    input: {
      procedureId: procedure.procedureId,
      caseKey,
      applicant: makeApplicant(random, isFirm ? 'organisation' : 'person', place),
      components,
      data: Object.fromEntries(known),
      deliveryMethod: random.pick(methods),
      files: [],
    },
  };
}
