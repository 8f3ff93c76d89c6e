import type { Applicant, Reception, ReceivedComponent, ReceiveInput } from '../contract.ts';
import { idNumberOf, numberOf } from '../contract/applicant.ts';
import type { RefusalGround } from '../contract/inputs.ts';
import { type Charge, chargeInput } from './charge.ts';

/** What stands on the counter for one person. */
export interface Turn extends Charge {
  readonly procedureId: string;
  readonly caseKey: string;
  readonly channel: 'direct' | 'postal';
  readonly applicant: Applicant;
  readonly isByOther: boolean;
  readonly isScanned: boolean;
  readonly papers: Readonly<Record<string, ReceivedComponent>>;
  readonly deliveryMethod: ReceiveInput['deliveryMethod'];
  readonly data: Readonly<Record<string, string>>;
}

export const freshTurn: Turn = {
  procedureId: '',
  caseKey: '',
  channel: 'direct',
  applicant: { kind: 'person', name: '', idNumber: '', phone: '', email: '', address: '', submitterName: '' },
  isByOther: false,
  isScanned: false,
  papers: {},
  deliveryMethod: 'counter',
  isFeePaid: undefined,
  fee: undefined,
  feeReason: '',
  data: {},
};

/** As many as a Mẫu 02 takes. */
const mostItems = 30;

/** Another procedure: the person stays, what was said of the papers and the fee goes. */
export const turnTo = (procedureId: string): Partial<Turn> => ({
  procedureId,
  caseKey: '',
  papers: {},
  data: {},
  isFeePaid: undefined,
  fee: undefined,
  feeReason: '',
});

type Component = Reception['components'][number];

/** A paper as it is received when its box is ticked: what the procedure asks for. */
export const paperOf = (component: Component, isReceived: boolean): ReceivedComponent => ({
  key: component.key,
  isReceived,
  originals: isReceived ? component.originals : 0,
  copies: isReceived ? component.copies : 0,
  isElectronic: false,
});

const isAsked = (component: Component): boolean => component.isRequired && !component.isFromDatabase;
export const askedPapers = (reception: Reception): Component[] => reception.components.filter(isAsked);

/** Required papers that are not on the counter. */
export const missingPapers = (turn: Turn, reception: Reception): Component[] =>
  askedPapers(reception).filter((component) => !turn.papers[component.key]?.isReceived);

/** What is typed where nothing is received: the papers that are asked for, or the ground of the refusal. */
export interface AnswerText {
  readonly items: string[];
  readonly ground: RefusalGround | '';
  readonly reason: string;
}

/** What a turn ends with instead of a receipt. */
export type Answering = 'supplement' | 'refuse';

type AnswerWant = 'items' | 'fewerItems' | 'ground' | 'reason';

/** What such an answer still lacks, from the top of its form down. */
export function missingOfAnswer(how: Answering, { items, ground, reason }: AnswerText): AnswerWant[] {
  const wants: readonly (AnswerWant | false)[] = [
    how === 'supplement' && items.length === 0 && 'items',
    how === 'supplement' && items.length > mostItems && 'fewerItems',
    how === 'refuse' && ground === '' && 'ground',
    reason.trim().length < 3 && 'reason',
  ];
  return wants.filter((want) => want !== false);
}

function valueOf(kind: Reception['dataFields'][number]['kind'], text: string): string | number | boolean {
  if (kind === 'number') return numberOf(text);
  return kind === 'boolean' ? text === 'true' : text;
}

/** The turn as the server takes it. */
export function receiveInput(turn: Turn, reception: Reception): ReceiveInput {
  const data = reception.dataFields.flatMap((field) => {
    const text = turn.data[field.key] ?? '';
    return text === '' ? [] : [[field.key, valueOf(field.kind, text)] as const];
  });
  return {
    procedureId: turn.procedureId,
    caseKey: reception.caseKey,
    channel: turn.channel,
    applicant: {
      ...turn.applicant,
      idNumber: idNumberOf(turn.applicant.idNumber),
      submitterName: turn.isByOther ? turn.applicant.submitterName : '',
    },
    components: reception.components
      .filter((component) => !component.isFromDatabase)
      .map((component) => turn.papers[component.key] ?? paperOf(component, false)),
    data: Object.fromEntries(data),
    deliveryMethod: turn.deliveryMethod,
    ...chargeInput(turn, reception),
    files: [],
  };
}
