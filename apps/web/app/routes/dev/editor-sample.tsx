import {
  CheckCounts,
  CheckPanel,
  CheckSection,
  Crumbs,
  FlowDiagram,
  type FlowModel,
  Icon,
  LockableCell,
  TabLinks,
  TimeBudget,
} from '@chuan/ui';
import { NumberInput } from '@mantine/core';
import { IconLock, IconPlayerPlay } from '@tabler/icons-react';

const lanes = [
  ['desk', 'Một cửa'],
  ['head', 'Trưởng phòng'],
  ['officer', 'Chuyên viên'],
  ['other', 'Đơn vị ý kiến'],
  ['chair', 'Phó Chủ tịch'],
  ['clerk', 'Văn thư'],
].map(([id, label]) => ({ id: String(id), label: String(label) }));
const task = (id: string, laneId: string, timeLabel: string, more = {}) => ({
  id,
  kind: 'task' as const,
  laneId,
  label: id,
  timeLabel,
  critical: true,
  ...more,
});
const model: FlowModel = {
  lanes,
  rows: [
    task('B1', 'desk', '2 giờ'),
    task('B2', 'head', '4 giờ'),
    task('B3', 'officer', '36 giờ', { parallel: 'p', error: true }),
    task('B4', 'other', '24 giờ', { parallel: 'p', critical: false, slackLabel: 'dư 12 giờ' }),
    { id: 'D', kind: 'decision', laneId: 'officer', label: '', critical: true },
    task('B5', 'head', '8 giờ'),
    task('B6', 'chair', '8 giờ'),
    task('B7', 'clerk', '2 giờ'),
    task('B8', 'desk', '2 giờ'),
  ],
  edges: [
    { from: 'start', to: 'B1', critical: true },
    { from: 'B1', to: 'B2', critical: true },
    { from: 'B2', to: 'B3', critical: true },
    { from: 'B2', to: 'B4' },
    { from: 'B3', to: 'D', critical: true },
    { from: 'B4', to: 'D' },
    { from: 'D', to: 'B5', label: 'Đủ', critical: true },
    { from: 'D', to: 'no', label: 'Không' },
    { from: 'B5', to: 'B6', critical: true },
    { from: 'B6', to: 'B7', critical: true },
    { from: 'B7', to: 'B8', critical: true },
    { from: 'B8', to: 'end', critical: true },
  ],
  ends: [
    { id: 'no', label: 'Từ chối' },
    { id: 'end', label: 'Kết thúc' },
  ],
};
const lock = { reason: 'Luật Xây dựng quy định vị trí này.', keeper: 'Thư viện quy trình mẫu', label: 'Trách nhiệm' };
const rows = [
  ['B1', 'Tiếp nhận, kiểm tra hồ sơ', 'Công chức tiếp nhận', '2 giờ', 'Mẫu 01, Mẫu 02', 'pf'],
  ['B2', 'Phân công thụ lý', 'Trưởng phòng KT, HT và ĐT', '4 giờ', 'Phiếu kiểm soát (Mẫu 06)', ''],
  [
    'B3',
    'Thẩm định hồ sơ, kiểm tra thực địa',
    'Chuyên viên thụ lý',
    '36',
    'BM-QT07-03, biên bản kiểm tra thực địa',
    'sel',
  ],
  [
    'B4',
    'Lấy ý kiến; quá hạn không trả lời coi như đồng ý',
    'Đơn vị được lấy ý kiến',
    '24 giờ',
    'Văn bản tham gia ý kiến',
    'np',
  ],
  ['', 'Hồ sơ đủ điều kiện?', 'Chuyên viên thụ lý', '–', 'Đủ: sang B5. Không: văn bản từ chối', 'br'],
  ['B5', 'Xem xét, ký nháy dự thảo giấy phép', 'Trưởng phòng KT, HT và ĐT', '8 giờ', 'Tờ trình, dự thảo', ''],
  ['B6', 'Ký giấy phép', 'Phó Chủ tịch UBND phường', '8 giờ', 'Giấy phép xây dựng', 'pf'],
  ['B7', 'Cấp số, đóng dấu', 'Văn thư', '2 giờ', 'Sổ đăng ký văn bản đi', ''],
  ['B8', 'Trả kết quả', 'Công chức trả kết quả', '2 giờ', 'Mẫu 06, Mẫu 07', 'pf'],
] as const;

export function EditorSample() {
  return (
    <>
      <header className="editor-head">
        <div className="row between row-4 wrap">
          <div className="grow">
            <Crumbs items={[{ label: 'Quy trình', href: '#p' }, { label: 'QT-KTHT-07' }]} />
            <h1>Cấp giấy phép xây dựng nhà ở riêng lẻ</h1>
            <p className="meta">
              <span className="badge accent">Bản nháp, lần ban hành 4</span>
              <span>UBND phường Quy Nhơn Nam (dữ liệu mẫu)</span>
              <a href="#d">2 thay đổi so với lần 3</a>
              <span>Lưu lúc 09:40</span>
            </p>
          </div>
          <div className="acts">
            <a className="btn" href="#r">
              <Icon of={IconPlayerPlay} size={16} />
              Chạy thử trên quý III
            </a>
            <button type="button" className="btn off" aria-disabled="true">
              Trình duyệt: còn 1 lỗi
            </button>
          </div>
        </div>
        <div className="tabrow">
          <TabLinks
            label="Phần"
            tabs={['Thông tin chung', 'Thành phần hồ sơ', 'Các bước', 'Biểu mẫu (7)', 'Sửa đổi'].map(
              (label, index) => ({ href: `#${index}`, label, active: index === 2 }),
            )}
          />
          <CheckCounts
            counts={[
              { verdict: 'error', label: '1 lỗi' },
              { verdict: 'warning', label: '1 cảnh báo' },
              { verdict: 'pass', label: '6 đạt' },
            ]}
          />
        </div>
      </header>
      <div className="ed">
        <div className="table-scroll">
          <table className="steps-table">
            <colgroup>
              <col style={{ width: 44 }} />
              <col />
              <col style={{ width: 152 }} />
              <col style={{ width: 100 }} />
              <col style={{ width: 172 }} />
            </colgroup>
            <thead>
              <tr>
                {['Bước', 'Trình tự', 'Trách nhiệm', 'Thời gian', 'Biểu mẫu, kết quả'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([id, what, who, time, form, mark]) => (
                <tr key={what} className={mark === 'sel' || mark === 'br' ? mark : undefined}>
                  <td>
                    <span className="b">{id}</span>
                  </td>
                  <LockableCell {...(mark.includes('n') ? lock : {})}>{what}</LockableCell>
                  <LockableCell {...(mark.includes('p') ? lock : {})}>{who}</LockableCell>
                  <td className="h">
                    {mark === 'sel' ? (
                      <>
                        <NumberInput size="xs" defaultValue={36} suffix=" giờ" error aria-label="Thời gian B3" />
                        <span className="e">quá 6 giờ</span>
                      </>
                    ) : (
                      time
                    )}
                  </td>
                  <LockableCell {...(mark.includes('f') ? lock : {})}>{form}</LockableCell>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={3}>Đường găng B1, B2, B3, B5–B8</td>
                <td className="h" style={{ color: 'var(--late)' }}>
                  62 giờ
                </td>
                <LockableCell {...lock}>Luật: 56 giờ (07 ngày)</LockableCell>
              </tr>
            </tfoot>
          </table>
        </div>
        <FlowDiagram model={model} selectedId="B3" />
      </div>
      <CheckPanel label="Kiểm tra quy trình">
        <CheckSection verdict="error" title="Thời gian: quá thời hạn luật 6 giờ">
          <TimeBudget
            limitMinutes={3360}
            beside={{ label: 'B4 · 24 giờ, song song, dư 12 giờ', startMinutes: 360, minutes: 1440 }}
            parts={[
              ['B1', 2],
              ['B2', 4],
              ['B3', 36],
              ['B5', 8],
              ['B6', 8],
              ['B7', 2],
              ['B8', 2],
            ].map(([label, hours]) => ({
              key: String(label),
              label: String(label),
              minutes: Number(hours) * 60,
              strong: label === 'B3',
            }))}
          />
          <p>
            Trung vị thực tế của B3 trong quý III/2026 là <b>26 giờ</b>, phân vị 90 là <b>29 giờ</b> (
            <a href="#42">42 hồ sơ</a>).
          </p>
          <div className="fix">
            <button type="button" className="btn sm">
              Đặt B3 về 30 giờ
            </button>
            <button type="button" className="btn sm subtle">
              Chia lại giờ giữa các bước
            </button>
          </div>
        </CheckSection>
        <CheckSection
          verdict="warning"
          title="Người giữ: 1 vị trí sẽ trống"
          items={[
            {
              key: '1',
              verdict: 'warning',
              text: (
                <>
                  <b>Văn thư (B7)</b> trống từ 01/12. <a href="#pc">Phân công</a>
                </>
              ),
            },
            { key: '2', verdict: 'pass', text: '5/6 vị trí có người giữ đến hết năm' },
            { key: '3', verdict: 'pass', text: 'Người thẩm định và người ký là hai người khác nhau' },
          ]}
        />
        <CheckSection
          verdict="pass"
          title="Luồng và nội dung: 6 điểm đạt"
          items={[
            'Hồ sơ nào cũng tới được điểm kết thúc',
            'Kết thúc không để sót việc dở',
            'Bước nào cũng có lúc được chạy',
          ].map((text) => ({ key: text, verdict: 'pass', text }))}
        />
      </CheckPanel>
      <p className="ed-foot">
        <Icon of={IconLock} size={16} />Ô khóa do luật hoặc quy trình mẫu của cấp trên quy định (mẫu QTM-XD-03, bản
        2026.2).
      </p>
    </>
  );
}
