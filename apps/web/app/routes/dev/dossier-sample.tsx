import { instantOf } from '@chuan/kernel';
import {
  ActionsPanel,
  ClockChip,
  Crumbs,
  Explanation,
  Icon,
  Kbd,
  type LedgerRow,
  StepStrip,
  TabLinks,
  Timeline,
  type TimelineEvent,
} from '@chuan/ui';
import {
  IconCalendar,
  IconCalendarPlus,
  IconFileText,
  IconInbox,
  IconMessageCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconPrinter,
  IconRefresh,
} from '@tabler/icons-react';
import { now } from './work-sample.tsx';

const at = (day: string, minutes: number) => instantOf(`2026-11-${day}`, minutes);
const hours = (value: number) => value * 60;

const events: TimelineEvent[] = [
  {
    id: '9',
    at: at('25', 495),
    icon: IconFileText,
    title: 'Tải lên biên bản kiểm tra thực địa',
    by: 'Trần Minh Họa, Chuyên viên thụ lý',
    documents: [
      { href: '#1', label: 'Biên bản, chủ hộ đã ký', kind: 'pdf' },
      { href: '#2', label: '4 ảnh', kind: 'photo' },
    ],
  },
  {
    id: '8',
    at: at('23', 910),
    icon: IconCalendarPlus,
    tone: 'soon',
    title: 'Gia hạn lần 1, xin lỗi người nộp',
    text: 'Mưa lớn từ 19/11 đến 22/11, không kiểm tra được thực địa.',
    by: 'Đặng Giả Định, Phó Chủ tịch UBND phường – ký số',
    effect: 'Cộng 16 giờ, hẹn lại 16:30 ngày 30/11. Đã nhắn người nộp lúc 15:12.',
    documents: [{ href: '#3', label: '05/PXL-UBND (Mẫu 04)', kind: 'signed' }],
  },
  {
    id: '7',
    at: at('20', 605),
    icon: IconMessageCheck,
    title: 'Có ý kiến: không ảnh hưởng hành lang đường bộ',
    by: 'Đơn vị quản lý đường bộ (mẫu), trả lời sớm 3 giờ 25 phút',
    documents: [{ href: '#4', label: 'Công văn 112/QLĐB (mẫu)', kind: 'pdf' }],
  },
  {
    id: '6',
    at: at('19', 570),
    icon: IconPlayerPlay,
    tone: 'ok',
    title: 'Người nộp bổ sung đủ',
    by: 'Lê Thị Thử, Công chức tiếp nhận – nhận tại quầy 2',
    effect: 'Đồng hồ chạy lại',
  },
  {
    id: '4',
    at: at('16', 630),
    icon: IconPlayerPause,
    tone: 'hold',
    title: 'Yêu cầu bổ sung, lần duy nhất',
    text: 'Bản vẽ thiếu mặt cắt móng và sơ đồ đấu nối thoát nước.',
    by: 'Trần Minh Họa, Chuyên viên thụ lý',
    effect: 'Tạm dừng đồng hồ',
    documents: [{ href: '#5', label: '18/HDHS (Mẫu 02)', kind: 'signed' }],
  },
  {
    id: '1',
    at: at('11', 860),
    icon: IconInbox,
    title: 'Tiếp nhận, hẹn trả 17:30 ngày 20/11',
    by: 'Lê Thị Thử, Công chức tiếp nhận – quầy 2',
    documents: [
      { href: '#6', label: '0014/TNHS (Mẫu 01)', kind: 'receipt' },
      { href: '#7', label: '3 giấy tờ đã số hóa', kind: 'files' },
    ],
  },
];

type Line = [
  kind: LedgerRow['kind'],
  from: string,
  to: string | null,
  text: string,
  counted: number,
  sum: number,
  more?: Partial<LedgerRow>,
];
const lines: Line[] = [
  ['rest', '11', null, 'Tiếp nhận 14:20, không tính ngày này', 0, 0],
  ['count', '12', null, 'Cả ngày', 8, 8],
  ['count', '13', null, 'Cả ngày', 8, 16],
  ['rest', '14', '15', 'Thứ Bảy, Chủ nhật', 0, 16],
  ['count', '16', null, '07:30–10:30', 3, 19],
  [
    'pause',
    '16',
    '19',
    'Tạm dừng 23 giờ, chờ bổ sung',
    0,
    19,
    { detail: '10:30, 16/11 – 09:30, 19/11', document: { label: '18/HDHS', href: '#5' }, authorName: 'Trần Minh Họa' },
  ],
  ['count', '19', null, '09:30–17:30', 6, 25],
  ['count', '20', null, 'Cả ngày', 8, 33],
  ['rest', '21', '22', 'Thứ Bảy, Chủ nhật', 0, 33],
  ['count', '23', null, 'Cả ngày', 8, 41],
  ['rest', '24', null, 'Nghỉ lễ: Ngày Văn hóa Việt Nam', 0, 41],
  ['count', '25', null, 'Cả ngày', 8, 49, { today: true, todayNote: 'đến 09:40 đã qua 2:10' }],
  ['limit', '26', null, '07:30–16:30: hết 56 giờ', 7, 56],
  [
    'extension',
    '23',
    null,
    'Gia hạn lần 1/1: 56 giờ thành 72 giờ',
    0,
    56,
    {
      detail: 'Mưa lớn, không kiểm tra được thực địa',
      document: { label: '05/PXL-UBND', href: '#3' },
      authorName: 'Đặng Giả Định',
    },
  ],
  ['count', '26', null, '16:30–17:30', 1, 57],
  ['count', '27', null, 'Cả ngày', 8, 65],
  ['rest', '28', '29', 'Thứ Bảy, Chủ nhật', 0, 65],
  ['count', '30', null, '07:30–16:30', 7, 72],
];
const rows: LedgerRow[] = lines.map(([kind, from, to, text, counted, sum, more], index) => ({
  key: String(index),
  kind,
  fromOn: `2026-11-${from}`,
  ...(to === null ? {} : { toOn: `2026-11-${to}` }),
  text,
  countedMinutes: hours(counted),
  sumMinutes: hours(sum),
  ...more,
}));

export function DossierSample() {
  return (
    <>
      <header className="dossier-head">
        <Crumbs
          items={[
            { label: 'Việc của tôi', href: '/dev/components' },
            { label: 'H21.99.05-261111-0014', code: true },
          ]}
          after={
            <>
              2/21 <Kbd>J</Kbd>
              <Kbd>K</Kbd>
            </>
          }
        />
        <div>
          <h1>Cấp giấy phép xây dựng nhà ở riêng lẻ</h1>
          <p className="facts-line">
            <span>
              Người nộp <b>Nguyễn Văn Mẫu</b>
            </span>
            <span>· nộp trực tiếp ·</span>
            <a href="#qt">QT-KTHT-07, lần ban hành 3</a>
          </p>
        </div>
        <dl className="promise">
          <div>
            <dt>Bước này còn</dt>
            <dd>
              <ClockChip
                bare
                now={now}
                clock={{ band: 'soon', usedShare: 0.91, remainingMinutes: 245, dueAt: at('25', 945) }}
              />
              <small>Sắp đến hạn · 15:45 hôm nay</small>
            </dd>
          </div>
          <div>
            <dt>Hẹn trả kết quả</dt>
            <dd>
              16:30, thứ Hai 30/11/2026
              <small>
                Còn 3 ngày 4 giờ làm việc · <a href="#why">vì sao ngày này?</a>
              </small>
            </dd>
          </div>
        </dl>
      </header>
      <StepStrip
        groups={[
          [
            {
              key: '1',
              state: 'done',
              number: '1',
              name: 'Tiếp nhận',
              positionName: 'Công chức tiếp nhận',
              usedMinutes: 0,
              limitMinutes: 120,
            },
          ],
          [
            {
              key: '2',
              state: 'done',
              number: '2',
              name: 'Phân công',
              positionName: 'Trưởng phòng KT, HT và ĐT',
              usedMinutes: 75,
              limitMinutes: 240,
            },
          ],
          [
            {
              key: '3',
              state: 'now',
              number: '3',
              name: 'Thẩm định hồ sơ, kiểm tra thực địa',
              holderName: 'Trần Minh Họa',
              positionName: 'Chuyên viên thụ lý',
              usedMinutes: 2515,
              limitMinutes: 2760,
              tone: 'soon',
            },
            {
              key: '4',
              state: 'done',
              number: '4',
              name: 'Lấy ý kiến (song song)',
              positionName: 'Đơn vị quản lý đường bộ (mẫu)',
              usedMinutes: 1235,
              limitMinutes: 1440,
            },
          ],
          [
            {
              key: '5',
              state: 'next',
              number: '5',
              name: 'Xem xét, ký nháy',
              positionName: 'Trưởng phòng KT, HT và ĐT',
              limitMinutes: 480,
            },
          ],
          [
            {
              key: '6',
              state: 'next',
              number: '6',
              name: 'Ký giấy phép',
              positionName: 'Phó Chủ tịch UBND phường',
              limitMinutes: 480,
            },
          ],
          [
            {
              key: '7',
              state: 'next',
              number: '7',
              name: 'Cấp số, đóng dấu',
              positionName: 'Văn thư',
              limitMinutes: 120,
            },
          ],
          [
            {
              key: '8',
              state: 'next',
              number: '8',
              name: 'Trả kết quả',
              positionName: 'Công chức trả kết quả',
              limitMinutes: 120,
            },
          ],
        ]}
      />
      <div className="dossier-cols">
        <section className="dossier-left" aria-label="Diễn biến">
          <TabLinks
            label="Phần của hồ sơ"
            tabs={[
              { href: '#d', label: 'Diễn biến', active: true },
              { href: '#g', label: 'Giấy tờ (7)', active: false },
              { href: '#n', label: 'Người nộp', active: false },
              { href: '#p', label: 'Phiếu kiểm soát', active: false },
            ]}
          />
          <Timeline events={events} now={now} />
        </section>
        <section className="dossier-right">
          <ActionsPanel
            guide={{ label: 'Hướng dẫn bước 3', href: '#guide' }}
            needs={[
              { key: 'a', done: true, label: 'Đối chiếu thiết kế với quy hoạch (BM-QT07-03)' },
              { key: 'b', done: true, label: 'Có ý kiến của đơn vị quản lý đường bộ' },
              { key: 'c', done: false, label: 'Biên bản kiểm tra thực địa', missing: 'còn thiếu chữ ký thẩm định' },
            ]}
            main={[
              { id: 'sign', label: 'Ký biên bản', shortcut: 'X', available: true },
              {
                id: 'complete',
                label: 'Xong bước, trình Trưởng phòng',
                available: false,
                note: 'Còn thiếu chữ ký thẩm định',
              },
            ]}
            others={[
              {
                id: 'consult',
                label: 'Lấy ý kiến',
                note: 'Đơn vị, hạn trả lời; đồng hồ vẫn chạy',
                shortcut: 'Y',
                available: true,
                href: '#y',
              },
              {
                id: 'hand',
                label: 'Bàn giao',
                note: 'Cho người cùng vị trí, Trưởng phòng đồng ý',
                shortcut: 'G',
                available: true,
              },
              {
                id: 'refuse',
                label: 'Đề xuất từ chối',
                note: 'Ghi lý do và căn cứ, trình ký như kết quả',
                shortcut: 'T',
                available: true,
              },
              {
                id: 'supplement',
                label: 'Yêu cầu bổ sung',
                note: 'Đã dùng lần duy nhất, ngày 16/11',
                available: false,
              },
              { id: 'extend', label: 'Gia hạn', note: 'Đã dùng 1/1 lần, ngày 23/11', available: false },
            ]}
          />
          <Explanation
            title="Vì sao hẹn ngày này?"
            aside={
              <a className="small" href="#print">
                <Icon of={IconPrinter} size={16} /> In giải trình
              </a>
            }
            say={
              <>
                Thời hạn <b>56 giờ làm việc</b> (07 ngày), tính từ 07:30 ngày 12/11. <b>Tạm dừng</b> 23 giờ chờ bổ sung.{' '}
                <b>Gia hạn</b> thêm 16 giờ.
              </>
            }
            promises={[
              { key: '1', label: 'Hẹn lần đầu', at: at('20', 1050) },
              { key: '2', label: 'Sau tạm dừng', at: at('26', 990) },
              { key: '3', label: 'Sau gia hạn', at: at('30', 990) },
            ]}
            ledger={{
              caption: 'Sổ thời hạn',
              rows,
              total: { label: 'Hẹn trả 16:30, thứ Hai 30/11/2026', value: '56 + 16 = 72 giờ' },
            }}
            foot={
              <>
                <span>Ngày làm việc 07:30–11:30, 13:30–17:30; 1 ngày = 8 giờ</span>
                <a href="#cal">
                  <Icon of={IconCalendar} size={16} />
                  Lịch làm việc bản 2026.3
                </a>
                <span>
                  <Icon of={IconRefresh} size={16} /> Tính lại lúc 09:40: khớp
                </span>
              </>
            }
          />
        </section>
      </div>
    </>
  );
}
