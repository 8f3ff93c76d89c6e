import type { TenantContext } from '@chuan/api';
import { addWorkingDays, workingDayOf, type WorkingCalendar } from '@chuan/calendar';
import {
  completeStep,
  type DossierState,
  extendDossier,
  listDossierStates,
  openSteps,
  reassignStep,
  receiveDossier,
  requestSupplement,
  saveChecks,
  supplementDossier,
} from '@chuan/dossiers/server';
import { type CivilDate, civilDateOf, type Instant, instantOf, type Uuid } from '@chuan/kernel';
import type { AgencyRun } from './agency-run.ts';
import { daysBefore } from './time-line.ts';

/**
 * The dossier that the product's pictures show: a house to be built, received nine working days ago, supplemented,
 * an opinion given, put off once because of rain, and due for its appraiser today.
 */
export interface StoryScene {
  readonly at: Instant;
  readonly personId: Uuid;
  act(ctx: TenantContext, state: DossierState): Promise<unknown>;
}

const clock = (hour: number, minute: number) => hour * 60 + minute;
const storyDays = 9;

/** The day whose morning the pictures show: today while there is still work to do on it, else the next working day. */
function pictureDayOf(now: Instant, calendar: WorkingCalendar): CivilDate {
  const today = civilDateOf(now);
  const isOver = now > instantOf(today, clock(15, 0));
  const day = workingDayOf(now, calendar);
  return isOver && day === today ? addWorkingDays(today, 1, calendar) : day;
}

/** Working days of the story, first to last. */
function storyDates(now: Instant, calendar: WorkingCalendar): CivilDate[] {
  const last = pictureDayOf(now, calendar);
  let first = daysBefore(last, storyDays);
  const count = (from: CivilDate) => {
    let days = 0;
    for (let day = from; day < last; day = addWorkingDays(day, 1, calendar)) days += 1;
    return days;
  };
  first = workingDayOf(instantOf(first), calendar);
  while (count(first) < storyDays) first = daysBefore(first, 1);
  const start = workingDayOf(instantOf(first), calendar);
  return Array.from({ length: storyDays + 1 }, (_, index) => addWorkingDays(start, index, calendar));
}

/** @param now  the instant up to which the sample runs. */
export const storyStart = (now: Instant, calendar: WorkingCalendar): Instant =>
  instantOf(storyDates(now, calendar)[0]!, clock(14, 20));

/** Receives the dossier of the story. */
export async function beginStory(run: AgencyRun): Promise<DossierState> {
  const procedure = run.procedures.get('1.013225')!;
  const officer = holder(run, 'mc', 0);
  const components = procedure.content.components
    .filter((one) => one.isRequired)
    .map(({ key, originals, copies }) => ({ key, originals, copies, isReceived: true, isElectronic: false }));
  return run.as(officer, async (ctx) => {
    const { dossierId } = await receiveDossier(ctx, {
      procedureId: procedure.procedureId,
      caseKey: '',
      applicant: {
        kind: 'person',
        name: 'Nguyễn Văn Mẫu',
        idNumber: '000099000123',
        phone: '0900000123',
        email: '',
        address: 'Tổ 0, khu phố Mẫu, phường Quy Nhơn Nam, tỉnh Gia Lai',
        submitterName: '',
      },
      components,
      data: {},
      deliveryMethod: 'counter',
      files: [],
      channel: 'direct',
      isFeePaid: false,
    });
    return (await listDossierStates(ctx.tx, [dossierId]))[0]!;
  });
}

const holder = ({ agency }: AgencyRun, key: string, index: number): Uuid => agency.positions.get(key)!.holders[index]!;

/** What happens to it after its receipt, in order: the scene to come is the one numbered by the dossier's version. */
export function storyScenes(run: AgencyRun, now: Instant): StoryScene[] {
  const days = storyDates(now, run.calendar);
  const at: At = (day, hour, minute) => instantOf(days[day]!, clock(hour, minute));
  return [...firstHalf(run, at), ...secondHalf(run, at)];
}

type At = (day: number, hour: number, minute: number) => Instant;

const target = ({ id, version }: DossierState) => ({ dossierId: id, version });
const stepAt = (state: DossierState, nodeId: string) => openSteps(state).find((one) => one.nodeId === nodeId)!;
const done = (state: DossierState, nodeId: string, note: string) => ({
  ...target(state),
  stepId: stepAt(state, nodeId).id,
  outcome: undefined,
  checks: [],
  note,
  data: {},
  files: [],
});

/** Assigned, looked at, and sent back for two drawings. */
function firstHalf(run: AgencyRun, at: At): StoryScene[] {
  const head = holder(run, 'tpkt', 0);
  const appraiser = holder(run, 'cvkt', 0);
  return [
    { at: at(1, 8, 15), personId: head, act: (ctx, state) => completeStep(ctx, done(state, 'B2', '')) },
    {
      at: at(1, 8, 16),
      personId: head,
      act: (ctx, state) =>
        reassignStep(ctx, { ...target(state), stepId: stepAt(state, 'B3').id, personId: appraiser, reason: '' }),
    },
    {
      at: at(3, 10, 30),
      personId: appraiser,
      act: (ctx, state) =>
        requestSupplement(ctx, {
          ...target(state),
          stepId: stepAt(state, 'B3').id,
          items: ['Bản vẽ mặt cắt móng', 'Sơ đồ đấu nối thoát nước'],
          reason: 'Bản vẽ thiếu mặt cắt móng và sơ đồ đấu nối thoát nước.',
        }),
    },
    {
      at: at(6, 9, 30),
      personId: holder(run, 'mc', 0),
      act: (ctx, state) =>
        supplementDossier(ctx, { ...target(state), components: [], files: [], note: 'Nhận bổ sung đủ tại quầy 2.' }),
    },
  ];
}

/** An opinion, more time because of rain, and the visit to the site. */
function secondHalf(run: AgencyRun, at: At): StoryScene[] {
  return [
    {
      at: at(7, 10, 5),
      personId: holder(run, 'db', 0),
      act: (ctx, state) =>
        completeStep(ctx, done(state, 'B4', 'Không ảnh hưởng hành lang đường bộ. Công văn 112/QLĐB (mẫu).')),
    },
    {
      at: at(8, 15, 10),
      personId: holder(run, 'pct', 0),
      act: (ctx, state) =>
        extendDossier(ctx, {
          ...target(state),
          workingDays: 2,
          reason: 'Mưa lớn nhiều ngày, không kiểm tra được thực địa.',
        }),
    },
    {
      at: at(9, 8, 15),
      personId: holder(run, 'cvkt', 0),
      act: (ctx, state) =>
        saveChecks(ctx, {
          ...target(state),
          stepId: stepAt(state, 'B3').id,
          checks: [0, 1],
          note: 'Đã kiểm tra thực địa, chủ hộ đã ký biên bản.',
        }),
    },
  ];
}
