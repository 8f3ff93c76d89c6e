import {
  EmptyState,
  FilterBar,
  FilterBox,
  FilterPill,
  KeyHints,
  LoadToday,
  MiniDays,
  PageHead,
  Segmented,
  type WorkGroupData,
  WorkList,
  type WorkRowData,
  WorkTray,
  bandOf,
} from '@chuan/ui';
import { instantOf } from '@chuan/kernel';
import { useSearchParams } from '@remix-run/react';
import { IconAlertSquareRounded, IconCalendarEvent, IconPlayerPause } from '@tabler/icons-react';
import { useState } from 'react';

export const now = instantOf('2026-11-25', 580);

const due = (day: string, time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf(`2026-11-${day}`, hours * 60 + minutes);
};

type Line = [
  person: string,
  code: string,
  procedure: string,
  todo: string,
  step: string,
  left: number,
  used: number,
  day: string,
  at: string,
];

function rowOf([applicantName, code, procedureName, todo, step, left, used, day, at]: Line): WorkRowData {
  const limit = left / (1 - used);
  return {
    id: code,
    href: `/dev/${code}`,
    applicantName,
    code,
    procedureName,
    todo,
    step,
    clock: {
      band: left < 0 ? 'late' : bandOf(left, limit),
      usedShare: used,
      remainingMinutes: left,
      dueAt: due(day, at),
    },
  };
}

const late: Line[] = [
  [
    'Bùi Văn Nháp',
    '261118-0022',
    'Đăng ký thành lập hộ kinh doanh',
    'Kiểm tra xong, ghi nguyên nhân trễ',
    'Bước 2/4 · Kiểm tra tính hợp lệ của hồ sơ',
    -130,
    0.9,
    '23',
    '17:30',
  ],
];
const today: Line[] = [
  [
    'Công ty TNHH Thí Dụ Xanh',
    '261116-0007',
    'Cấp giấy phép chặt hạ, dịch chuyển cây xanh',
    'Tải lên biên bản khảo sát',
    'Bước 2/4 · Thẩm định, khảo sát hiện trường',
    50,
    0.98,
    '25',
    '10:30',
  ],
  [
    'Nguyễn Văn Mẫu',
    '261111-0014',
    'Cấp giấy phép xây dựng nhà ở riêng lẻ',
    'Ký biên bản kiểm tra thực địa',
    'Bước 3/8 · Thẩm định hồ sơ, kiểm tra thực địa',
    245,
    0.91,
    '25',
    '15:45',
  ],
  [
    'Đỗ Thị Ví',
    '261119-0003',
    'Cung cấp thông tin quy hoạch',
    'Soạn trả lời theo BM-QT12-02',
    'Bước 2/4 · Tra cứu hồ sơ quy hoạch',
    350,
    0.64,
    '25',
    '17:30',
  ],
  [
    'Hồ Thị Phỏng',
    '261123-0011',
    'Thay đổi đăng ký hộ kinh doanh',
    'Dự thảo giấy chứng nhận, trình ký',
    'Bước 3/4 · Dự thảo kết quả',
    350,
    0.58,
    '25',
    '17:30',
  ],
];
const tomorrow: Line[] = [
  [
    'Phan Hư Cấu',
    '261120-0018',
    'Chấm dứt hoạt động hộ kinh doanh',
    'Đối chiếu nghĩa vụ thuế',
    'Bước 2/4 · Kiểm tra hồ sơ',
    590,
    0.52,
    '26',
    '11:30',
  ],
  [
    'Trương Văn Giả',
    '261109-0002',
    'Hòa giải tranh chấp đất đai',
    'Thu thập giấy tờ của hai bên',
    'Bước 2/5 · Thẩm tra, xác minh nguyên nhân',
    830,
    0.45,
    '26',
    '17:30',
  ],
  [
    'Mai Thị Thử Nghiệm',
    '261123-0004',
    'Sử dụng tạm thời lòng đường, vỉa hè',
    'Kiểm tra vị trí trên bản đồ vỉa hè',
    'Bước 2/4 · Thẩm định',
    830,
    0.4,
    '26',
    '17:30',
  ],
];
const later: Line[] = [
  [
    'Lâm Văn Tượng Trưng',
    '261124-0001',
    'Cấp giấy phép xây dựng nhà ở riêng lẻ',
    'Hẹn ngày kiểm tra thực địa',
    'Bước 3/8 · Thẩm định hồ sơ, kiểm tra thực địa',
    1310,
    0.22,
    '27',
    '17:30',
  ],
];
const paused: WorkRowData = {
  id: '261112-0009',
  href: '/dev/x',
  applicantName: 'Vũ Minh Chứng',
  code: '261112-0009',
  procedureName: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
  todo: 'Chờ người nộp bổ sung bản vẽ móng',
  step: 'Phiếu yêu cầu bổ sung 21/HDHS',
  idle: true,
  clock: { band: 'hold', usedShare: 0.4, remainingMinutes: 600, dueAt: null, pausedAt: due('19', '14:00') },
};

const groups: WorkGroupData[] = [
  {
    key: 'late',
    title: 'Quá hạn',
    count: 1,
    tone: 'late',
    note: 'Ghi nguyên nhân trước khi chuyển bước',
    rows: late.map(rowOf),
  },
  { key: 'today', title: 'Đến hạn hôm nay', count: 4, note: 'Còn 5 giờ 50 phút làm việc', rows: today.map(rowOf) },
  { key: 'tomorrow', title: 'Ngày mai, thứ Năm 26/11', count: 3, rows: tomorrow.map(rowOf) },
  {
    key: 'later',
    title: 'Từ thứ Sáu 27/11 đến thứ Tư 02/12',
    count: 9,
    rows: later.map(rowOf),
    more: { label: 'Hiện thêm 8 hồ sơ', href: '?more=1' },
  },
  {
    key: 'paused',
    title: 'Đang tạm dừng',
    count: 4,
    note: 'Đồng hồ đứng yên, chưa cần làm',
    rows: [paused],
    more: { label: 'Hiện thêm 3 hồ sơ', href: '?more=2' },
  },
];

const needs = [
  { key: 'plan', done: true, label: 'Đối chiếu thiết kế với quy hoạch (BM-QT07-03)' },
  { key: 'road', done: true, label: 'Có ý kiến của đơn vị quản lý đường bộ' },
  { key: 'site', done: false, label: 'Biên bản kiểm tra thực địa', missing: 'còn thiếu chữ ký thẩm định' },
];
const actions = [
  { id: 'sign', label: 'Ký biên bản', shortcut: 'X', available: true },
  { id: 'consult', label: 'Lấy ý kiến', shortcut: 'Y', available: true },
  { id: 'hand', label: 'Bàn giao', shortcut: 'G', available: true },
  { id: 'refuse', label: 'Đề xuất từ chối', shortcut: 'T', available: true },
];
const days = [
  ['T4', '25', 5, 1],
  ['T5', '26', 3, 0],
  ['T6', '27', 2, 0],
  ['T2', '30', 4, 0],
  ['T3', '01', 1, 0],
  ['T4', '02', 2, 0],
] as const;

export function WorkSample() {
  const [params] = useSearchParams();
  const [order, setOrder] = useState('due');
  const empty = params.has('empty');
  const pill = (label: string, count: number, active = false) => (
    <FilterPill label={label} count={count} active={active} href={`?band=${count}`} />
  );
  return (
    <>
      <PageHead
        title="Việc của tôi"
        note={
          <>
            Thứ Tư, 25/11/2026, 09:40 – có <b>5</b> hồ sơ phải xong trong hôm nay
          </>
        }
        actions={
          <Segmented
            label="Xếp theo"
            value={order}
            onChange={setOrder}
            options={[
              { value: 'due', label: 'Theo hạn' },
              { value: 'procedure', label: 'Theo thủ tục' },
              { value: 'step', label: 'Theo bước' },
            ]}
          />
        }
      />
      <FilterBar>
        <FilterBox placeholder="Tên, mã hồ sơ, thủ tục" label="Lọc danh sách" />
        {pill('Tất cả', 21, true)}
        {pill('Quá hạn', 1)}
        {pill('Hôm nay', 4)}
        {pill('Ngày mai', 3)}
        {pill('Tạm dừng', 4)}
      </FilterBar>
      <div className="work-cols">
        <div className="work-list">
          {empty ? (
            <EmptyState
              title="Hôm nay không còn việc nào đến hạn"
              text="Hồ sơ mới tự vào danh sách này khi Trưởng phòng phân công. Hồ sơ đến hạn trước luôn nằm trên cùng, không cần sắp lại."
              hints={[
                {
                  icon: IconCalendarEvent,
                  href: '#1',
                  title: 'Làm trước 3 hồ sơ của thứ Năm 26/11',
                  note: 'Ước tính 2 giờ 40 phút',
                },
                {
                  icon: IconPlayerPause,
                  href: '#2',
                  title: 'Nhắc người nộp của 4 hồ sơ đang tạm dừng',
                  note: 'Lâu nhất từ 19/11: bản vẽ móng',
                },
                {
                  icon: IconAlertSquareRounded,
                  href: '#3',
                  title: 'Ghi hành động khắc phục cho 1 điểm không phù hợp',
                  note: 'Hạn 30/11/2026, điều khoản 8.7',
                },
              ]}
            />
          ) : (
            <WorkList
              label="Việc của tôi"
              groups={groups}
              now={now}
              selectedId="261111-0014"
              renderTray={() => <WorkTray needs={needs} actions={actions} promisedAt={instantOf('2026-11-30', 990)} />}
            />
          )}
          <KeyHints
            label="Phím tắt"
            hints={[
              { keys: ['J', 'K'], label: 'xuống, lên' },
              { keys: ['Enter'], label: 'mở' },
              { keys: ['X'], label: 'làm việc cần làm' },
              { keys: ['B'], label: 'bổ sung' },
              { keys: ['Y'], label: 'lấy ý kiến' },
              { keys: ['/'], label: 'lọc' },
              { keys: ['?'], label: 'mọi phím tắt', end: true },
            ]}
          />
        </div>
        <aside className="side" aria-label="Tóm tắt">
          <section>
            <h2>Tải hôm nay</h2>
            <LoadToday
              estimatedMinutes={380}
              leftMinutes={350}
              relief={<a href="#relief">Đề nghị điều phối</a>}
              note="Ước tính theo trung vị của chính bước đó trong quý III/2026."
            />
          </section>
          <section>
            <h2>Đến hạn theo ngày</h2>
            <MiniDays
              label="Đến hạn theo ngày"
              days={days.map(([weekday, day, value, overdue], index) => ({
                key: day,
                weekday,
                day,
                value,
                overdue,
                href: `?day=${day}`,
                today: index === 0,
              }))}
            />
            <p className="small gap">
              <span className="leg" style={{ margin: 0 }}>
                <span>
                  <i className="late" />1 hồ sơ đã quá hạn
                </span>
              </span>
            </p>
          </section>
          <section>
            <h2>Tôi đang chờ người khác</h2>
            <ul className="mini">
              <li>
                <a href="#a">3 người nộp</a> bổ sung giấy tờ<small>Đồng hồ tạm dừng</small>
              </li>
              <li>
                <a href="#b">Chi nhánh VPĐKĐĐ (mẫu)</a>
                <small>Trả lời trước 17:30, 27/11 · đồng hồ vẫn chạy</small>
              </li>
            </ul>
          </section>
        </aside>
      </div>
    </>
  );
}
