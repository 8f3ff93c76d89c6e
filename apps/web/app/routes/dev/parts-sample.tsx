import {
  BandLabel,
  type Column,
  ColumnMenu,
  SavedViews,
  useColumns,
  ConfirmDialog,
  DataTable,
  ErrorState,
  Finder,
  LockMark,
  PageHead,
  Pager,
  UploadField,
  bandOf,
  toastDone,
} from '@chuan/ui';
import { Checkbox, Select, TextInput, Textarea } from '@mantine/core';
import { useSearchParams } from '@remix-run/react';
import { useState } from 'react';

const procedures = [
  'Đăng ký thành lập hộ kinh doanh',
  'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh',
  'Chấm dứt hoạt động hộ kinh doanh',
  'Cấp giấy phép xây dựng nhà ở riêng lẻ',
  'Đăng ký khai sinh',
].map((title, index) => ({
  id: String(index),
  title,
  note: `1.00161${index} · Phòng Kinh tế, Hạ tầng và Đô thị`,
  aside: '03 ngày làm việc\n50.000 ₫',
}));
const people = [
  ['Lê Thị Thử', 'Công chức tiếp nhận', 22, 300],
  ['Trần Minh Họa', 'Chuyên viên thụ lý', 21, 20],
  ['Đặng Giả Định', 'Phó Chủ tịch', 7, -5],
] as const;

const columns: Column<(typeof people)[number]>[] = [
  {
    key: 'name',
    label: 'Họ và tên',
    sortKey: 'name',
    render: (row) => (
      <a className="row-link" href="#x">
        {row[0]}
      </a>
    ),
  },
  { key: 'position', label: 'Vị trí', sortKey: 'position', render: (row) => row[1] },
  { key: 'held', label: 'Đang giữ', numeric: true, render: (row) => row[2] },
  { key: 'band', label: 'Thời hạn', render: (row) => <BandLabel band={bandOf(row[3], 480)} /> },
];

export function PartsSample() {
  const choice = useColumns('samples', columns);
  const [params] = useSearchParams();
  const [finder, setFinder] = useState(params.has('finder'));
  const [confirm, setConfirm] = useState(params.has('confirm'));
  return (
    <>
      <PageHead
        title="Các phần khác"
        crumbs={[{ label: 'Mẫu', href: '#m' }, { label: 'Các phần khác' }]}
        actions={
          <>
            <SavedViews list="samples" />
            <ColumnMenu choice={choice} />
            <button type="button" className="btn" onClick={() => setConfirm(true)}>
              Hủy bản nháp
            </button>
            <button type="button" className="btn primary" onClick={() => setFinder(true)}>
              Chọn thủ tục
            </button>
          </>
        }
      />
      <DataTable
        caption="Người"
        rows={people}
        rowKey={(row) => row[0]}
        sort="name"
        empty={null}
        columns={choice.columns}
        footer={<Pager page={1} pageSize={3} total={41} />}
      />
      <div className="pad" style={{ display: 'grid', gap: 16, maxWidth: 560, marginTop: 16 }}>
        <TextInput label="Họ và tên" description="Như trong thẻ căn cước" placeholder="Nguyễn Văn Mẫu" />
        <TextInput
          label="Thư điện tử"
          defaultValue="khong-phai-thu"
          error="Địa chỉ thư chưa đúng dạng ten@co-quan.gov.vn"
        />
        <Select label="Vị trí" data={['Chuyên viên', 'Trưởng phòng']} defaultValue="Chuyên viên" />
        <Textarea label="Lý do" autosize minRows={2} />
        <Checkbox label="Đã đối chiếu bản chính" defaultChecked />
        <p>
          Thời hạn luật 56 giờ{' '}
          <LockMark inText reason="Điều 104 Luật Xây dựng." keeper="Thư viện quy trình mẫu" label="Thời hạn" />
        </p>
        <UploadField
          name="files"
          label="Chọn tệp"
          accept=".pdf,.jpg"
          maxBytes={20_000_000}
          onAdd={() => {}}
          onRemove={() => {}}
          uploads={[
            { id: '1', name: 'ban-ve.pdf', sizeBytes: 2_400_000, state: 'done' },
            { id: '2', name: 'mat-cat-mong.pdf', sizeBytes: 5_400_000, state: 'sending', progress: 0.6 },
            {
              id: '3',
              name: 'virus.exe',
              sizeBytes: 5400,
              state: 'failed',
              problem: 'Không nhận loại tệp này. Chọn tệp PDF hoặc ảnh.',
            },
          ]}
        />
        <button
          type="button"
          className="btn"
          onClick={() => toastDone('Đã bàn giao cho Lê Thị Thử', { label: 'Hoàn tác', onUndo: () => {} })}
        >
          Báo xong
        </button>
      </div>
      {params.has('error') ? <ErrorState kind="broken" homeHref="/w" retryHref="#r" requestId="01a2020f-6b11" /> : null}
      <Finder
        opened={finder}
        onClose={() => setFinder(false)}
        placeholder="Tên thủ tục, chữ viết tắt hoặc mã"
        items={procedures}
        onPick={(item) => toastDone(item.title)}
      />
      <ConfirmDialog
        opened={confirm}
        onClose={() => setConfirm(false)}
        title="Hủy bản nháp QT-KTHT-07?"
        confirmLabel="Hủy bản nháp"
        danger
        onConfirm={() => setConfirm(false)}
      >
        <p>Bản nháp lần ban hành 4 sẽ bị bỏ. Không lấy lại được.</p>
      </ConfirmDialog>
    </>
  );
}
