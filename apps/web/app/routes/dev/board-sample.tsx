import {
  BarsByDay,
  ChartPanel,
  Icon,
  Kpis,
  LoadTable,
  PageHead,
  Pareto,
  Segmented,
  SideDrawer,
  StepBoxes,
  Trend,
  Waterfall,
} from '@chuan/ui';
import { useSearchParams } from '@remix-run/react';
import { IconAlertCircle, IconClock, IconDownload, IconPlayerPause } from '@tabler/icons-react';
import { useState } from 'react';

const days = [
  ['T4 25', 14],
  ['T5 26', 17],
  ['T6 27', 21],
  ['T2 30', 34],
  ['T3 01/12', 26],
  ['T4 02', 19],
  ['T5 03', 15],
  ['T6 04', 12],
] as const;
const causes = [
  ['Cơ quan khác', 5, 3],
  ['Đơn vị mình', 6, 0],
  ['Hệ thống, đồng bộ', 2, 2],
  ['Người nộp', 1, 1],
  ['Bất khả kháng', 0, 1],
] as const;
const parts = [
  ['Tiếp nhận', 1, 'own'],
  ['Chờ phân công', 3, 'own'],
  ['Thẩm định', 22, 'own'],
  ['Cơ quan khác', 4, 'other'],
  ['Xem xét', 5, 'own'],
  ['Chờ ký', 12, 'over'],
  ['Cấp số, trả', 3, 'own'],
] as const;
const steps = [
  ['B1 Tiếp nhận', 1, 1, 2],
  ['B2 Phân công', 2, 3, 4],
  ['B3 Thẩm định, kiểm tra thực địa', 11, 22, 30],
  ['B5 Xem xét, ký nháy', 3, 5, 8],
  ['B6 Ký giấy phép', 9, 12, 8],
  ['B7 Cấp số, đóng dấu', 0, 1, 2],
  ['B8 Trả kết quả', 2, 2, 2],
] as const;
const load = [
  ['Công chức Tư pháp – Hộ tịch', 2, 58, 10, 1, 4],
  ['Chuyên viên KT, HT và ĐT', 3, 64, 9, 2, 9],
  ['Chuyên viên Văn hóa – Xã hội', 2, 41, 4, 1, 5],
  ['Công chức tiếp nhận', 3, 22, 4, 0, 0],
  ['Văn thư', 1, 3, 0, 0, 0],
] as const;

export function BoardSample() {
  const [params] = useSearchParams();
  const [drawer, setDrawer] = useState(params.has('drawer'));
  return (
    <>
      <PageHead
        title="Tình hình giải quyết hồ sơ"
        note="Từ 01/11 đến 09:40, thứ Tư 25/11/2026 · mọi con số mở ra danh sách hồ sơ"
        actions={
          <>
            <Segmented
              label="Kỳ"
              value="m"
              options={[
                { value: 'w', label: 'Tuần', href: '?p=w' },
                { value: 'm', label: 'Tháng', href: '?p=m' },
                { value: 'q', label: 'Quý', href: '?p=q' },
              ]}
            />
            <button type="button" className="btn sm" onClick={() => setDrawer(true)}>
              <Icon of={IconDownload} size={16} />
              XLSX
            </button>
          </>
        }
      />
      <Kpis
        label="Các con số"
        items={[
          { key: '1', label: 'Đang giải quyết', value: '214', note: '165 còn hạn', href: '#1' },
          {
            key: '2',
            label: 'Đến hạn hôm nay, mai',
            value: '31',
            note: '14 hôm nay, 17 ngày mai',
            href: '#2',
            tone: 'soon',
            icon: IconClock,
          },
          {
            key: '3',
            label: 'Quá hạn',
            value: '6',
            note: 'Lâu nhất 1 ngày 2 giờ',
            href: '#3',
            tone: 'late',
            icon: IconAlertCircle,
          },
          {
            key: '4',
            label: 'Tạm dừng',
            value: '18',
            note: '15 chờ người nộp bổ sung',
            href: '#4',
            tone: 'hold',
            icon: IconPlayerPause,
          },
          {
            key: '5',
            label: 'Trả đúng hạn, tháng 11',
            value: '98,6%',
            note: '1.088/1.103 · tháng 10: 98,1%',
            href: '#5',
          },
        ]}
      />
      <div className="board">
        <ChartPanel
          title="Hồ sơ đến hạn theo ngày"
          note="Năng lực 26 hồ sơ một ngày: trung vị số trả trong 20 ngày làm việc gần nhất"
          figures={{ head: ['Ngày', 'Hồ sơ'], rows: days }}
        >
          <BarsByDay
            label="Số hồ sơ đến hạn theo ngày"
            capacity={26}
            days={days.map(([label, value], index) => ({
              key: label,
              label,
              value,
              href: `#${label}`,
              today: index === 0,
            }))}
          />
        </ChartPanel>
        <ChartPanel title="Trả đúng hạn theo tháng" note="Mục tiêu chất lượng số 1">
          <Trend
            label="Trả đúng hạn"
            goal={0.95}
            points={[
              ['T6', 0.93],
              ['T7', 0.955],
              ['T8', 0.962],
              ['T9', 0.97],
              ['T10', 0.981],
              ['T11', 0.986],
            ].map(([label, share]) => ({
              key: String(label),
              label: String(label),
              share: Number(share),
              href: `#${label}`,
            }))}
          />
        </ChartPanel>
        <ChartPanel
          title="Nguyên nhân trễ hạn: 21 hồ sơ trong tháng"
          note="15 đã trả trễ, 6 đang quá hạn. Hai nhóm đầu chiếm 67%."
          aside={{ label: '7 chưa xác nhận', href: '#u' }}
        >
          <Pareto
            label="Nguyên nhân trễ"
            causes={causes.map(([label, confirmed, unconfirmed]) => ({
              key: label,
              label,
              confirmed,
              unconfirmed,
              href: `#${label}`,
            }))}
          />
        </ChartPanel>
        <ChartPanel
          title="Thời gian nằm ở khâu nào"
          note="Giấy phép xây dựng nhà ở riêng lẻ, quý IV, giờ làm việc trung bình một hồ sơ"
          aside={{ label: '42 hồ sơ', href: '#42' }}
        >
          <Waterfall
            label="Thời gian trung bình"
            limitMinutes={56 * 60}
            waiting={{ label: 'Chờ người nộp', minutes: 19 * 60 }}
            parts={parts.map(([label, hours, kind], index) => ({
              key: String(index),
              label,
              minutes: hours * 60,
              kind,
              href: `#${index}`,
            }))}
          />
        </ChartPanel>
        <ChartPanel
          full
          title="Điểm nghẽn: Giấy phép xây dựng nhà ở riêng lẻ"
          note="Số lớn: hồ sơ đang nằm ở bước. Thanh: thời gian trung bình ở bước so với mức của bước (vạch đứng)."
          aside={{ label: 'Mở quy trình QT-KTHT-07', href: '#qt' }}
        >
          <StepBoxes
            steps={steps.map(([label, count, average, limit], index) => ({
              key: label,
              label,
              count,
              averageMinutes: average * 60,
              limitMinutes: limit * 60,
              jammed: index === 4,
              href: `#${index}`,
            }))}
          />
        </ChartPanel>
        <ChartPanel full title="Tải theo vị trí" aside={{ label: 'Xem theo người', href: '#people' }}>
          <LoadTable
            caption="Tải theo vị trí"
            totalLabel="Cả phường"
            rows={load.map(([name, people, held, dueSoon, overdue, paused]) => ({
              key: name,
              name,
              people,
              held,
              dueSoon,
              overdue,
              paused,
              href: `#${name}`,
            }))}
          />
        </ChartPanel>
      </div>
      <SideDrawer
        title="6 hồ sơ quá hạn"
        opened={drawer}
        onClose={() => setDrawer(false)}
        flush
        footer={
          <>
            <button type="button" className="btn primary">
              Xác nhận nguyên nhân (3)
            </button>
            <button type="button" className="btn">
              Điều phối
            </button>
          </>
        }
      >
        <ul className="dw-list">
          <li>
            <b>Đăng ký lại khai sinh</b>
          </li>
          <li>
            <b>Công nhận hộ cận nghèo</b>
          </li>
        </ul>
      </SideDrawer>
    </>
  );
}
