import { TrackView } from '@chuan/dossiers/contract';
import { type Instant, instantOf, newId } from '@chuan/kernel';

export const at = (day: number, hour: number, minute = 0): Instant =>
  instantOf(`2026-11-${String(day).padStart(2, '0')}`, hour * 60 + minute);

const clock = (dueAt: Instant | null, remainingMinutes: number | null) => ({
  band: 'within' as const,
  dueAt,
  remainingMinutes,
  usedShare: 0.5,
  limitMinutes: 1_800,
});

const step = (nodeId: string, name: string, positionName: string) => ({
  nodeId,
  label: nodeId,
  name,
  positionName,
  unit: '',
  status: 'ahead' as const,
  isParallel: false,
  openedAt: null,
  closedAt: null,
  limitMinutes: 480,
  usedMinutes: null,
  clock: null,
});

const row = (kind: string, on: number, more: object = {}) => ({
  kind,
  on: `2026-11-${on}`,
  until: `2026-11-${on}`,
  counted: 0,
  sum: 0,
  from: null,
  to: null,
  isWhole: true,
  workedMinutes: null,
  isReached: false,
  because: null,
  name: '',
  limitBefore: null,
  limitAfter: null,
  reason: '',
  document: '',
  actor: '',
  isToday: false,
  ...more,
});

const steps = [
  {
    ...step('B1', 'Phân công', 'Trưởng phòng'),
    status: 'done',
    closedAt: at(12, 8, 45),
    limitMinutes: 240,
    usedMinutes: 75,
  },
  {
    ...step('B2', 'Thẩm định', 'Chuyên viên thụ lý'),
    status: 'open',
    unit: 'Phòng Kinh tế',
    clock: clock(at(25, 15, 45), 245),
  },
  step('B3', 'Trả kết quả', 'Công chức trả kết quả'),
];

const explanation = {
  limit: { value: 7, unit: 'working_days' },
  startsAt: at(12, 7, 30),
  dueAt: at(30, 16, 30),
  promises: [
    { because: 'limit', at: null, dueAt: at(20, 17, 30) },
    { because: 'pause', at: at(19, 9, 30), dueAt: at(26, 16, 30) },
    { because: 'extension', at: at(23, 9), dueAt: at(30, 16, 30) },
  ],
  countedIn: 'minutes',
  ledger: [
    row('received', 11, { because: 'first_day' }),
    row('counted', 12, { counted: 480, sum: 480 }),
    row('pause', 16, {
      sum: 480,
      from: at(16, 10, 30),
      to: at(19, 9, 30),
      workedMinutes: 1_380,
      reason: 'Bản vẽ thiếu mặt cắt móng',
      document: '0001/HDHS',
    }),
    row('holiday', 24, { sum: 480, name: 'Ngày Văn hóa Việt Nam' }),
    row('extension', 23, {
      sum: 3_360,
      from: at(23, 9),
      limitBefore: 3_360,
      limitAfter: 4_320,
      reason: 'Mưa lớn',
      document: '0005/PXL',
    }),
  ],
  calendarName: '',
  isReproduced: true,
};

const events = [
  {
    seq: 1,
    kind: 'supplement_requested',
    at: at(16, 10, 30),
    actorKind: 'person',
    actorPosition: 'Chuyên viên thụ lý',
    stepName: 'Thẩm định',
    params: { items: 'Bản vẽ móng' },
    forms: [],
  },
  {
    seq: 2,
    kind: 'supplement_received',
    at: at(19, 9, 30),
    actorKind: 'person',
    actorPosition: 'Công chức tiếp nhận',
    stepName: '',
    params: {},
    forms: [],
  },
];

/** Handed in on 11/11, paused for papers from 16/11 to 19/11, extended on 23/11, at work on 25/11. */
export const trackView = (changes: object = {}): TrackView =>
  TrackView.parse({
    code: 'H21.99.05-261111-0014',
    status: 'in_progress',
    stepsDone: 1,
    stepsTotal: 3,
    dueAt: at(30, 16, 30),
    dossierId: newId(),
    version: 5,
    procedureId: newId(),
    procedureName: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
    applicantName: 'Nguyễn Văn Mẫu',
    maskedPhone: '••• ••• 123',
    submittedAt: at(11, 14, 20),
    receivedAt: at(11, 14, 20),
    intakeDueAt: null,
    resolvedAt: null,
    deliveredAt: null,
    outcome: null,
    deliveryMethod: 'counter',
    deliveryAddress: '',
    deliveriesOffered: ['counter', 'postal', 'electronic'],
    feeVnd: 75_000,
    feeNote: '',
    feeStatus: 'due',
    clock: clock(at(30, 16, 30), 1_800),
    steps,
    supplement: null,
    explanation,
    events,
    forms: [],
    files: [],
    components: [],
    actions: [],
    rateable: [],
    ...changes,
  });
