import { instantOf } from '@chuan/kernel';
import type { FormDataOf } from './catalogue.ts';

const agency = {
  superior: 'Ủy ban nhân dân phường Quy Nhơn Nam',
  name: 'Trung tâm Phục vụ hành chính công',
  place: 'Quy Nhơn Nam',
};

const applicant = {
  kind: 'person',
  name: 'Võ Thị Ví Dụ',
  identifier: '000 099 000 123',
  phone: '0900 000 123',
  address: 'Tổ 0, khu phố Mẫu, phường Quy Nhơn Nam, tỉnh Gia Lai',
} as const;

const subject = {
  dossierCode: 'H21.99.05-261125-0031',
  applicant,
  procedure: { name: 'Đăng ký thành lập hộ kinh doanh', code: '1.001612' },
};
const head = { agency, number: '0031', madeOn: '2026-11-25' };
const officer = { name: 'Lê Thị Thử', signsDigitally: true };
const signer = { name: 'Trần Văn Mẫu', title: 'KT. Giám đốc\nPhó Giám đốc', signsDigitally: true };
const tracking = { url: 'https://mau.example.vn/t/7K4M92XR', code: '7K4M-92XR' };
const receivedAt = instantOf('2026-11-25', 9 * 60 + 41);
const dueAt = instantOf('2026-11-30', 17 * 60 + 30);

export const sampleReceipt: FormDataOf<'mau-01'> = {
  ...head,
  ...subject,
  components: [
    { name: 'Giấy đề nghị đăng ký hộ kinh doanh', originalCount: 1, copyCount: 0 },
    { name: 'Thẻ căn cước của chủ hộ', originalCount: 0, copyCount: 1 },
  ],
  limitText: '03 ngày làm việc',
  receivedAt,
  dueAt,
  deliveryText: 'Trung tâm Phục vụ hành chính công phường',
  feeVnd: 50_000,
  feeNote: 'đã thu tiền mặt',
  book: { volume: '11/2026', ordinal: '0031' },
  officer,
  tracking,
  explanation: 'không tính ngày 25/11 và thứ Bảy, Chủ nhật 28–29/11.',
};

export const sampleSupplement: FormDataOf<'mau-02'> = {
  ...head,
  ...subject,
  items: [
    { name: 'Hợp đồng thuê địa điểm kinh doanh', reason: 'Bản sao có chứng thực, còn hiệu lực' },
    { name: 'Giấy đề nghị đăng ký hộ kinh doanh', reason: 'Ghi đủ mã ngành nghề ở mục 3' },
  ],
  reason: 'Giấy đề nghị chưa ghi mã ngành nghề kinh doanh; hồ sơ chưa có giấy tờ về địa điểm kinh doanh.',
  legalBasis: 'Điều 8 của Quy trình QT-KTHT-11, lần ban hành 2.',
  supplementDueAt: instantOf('2026-12-10', 17 * 60),
  dueRule: 'Thời hạn giải quyết được tính lại từ đầu kể từ khi hồ sơ đầy đủ, hợp lệ.',
  contact: { name: 'Lê Thị Thử', phone: '0256 000 000' },
  officer,
  tracking,
};

export const sampleRefusal: FormDataOf<'mau-03'> = {
  ...head,
  applicant,
  procedure: subject.procedure,
  ground: 'not_competent',
  reason: 'Việc đăng ký doanh nghiệp thuộc thẩm quyền của cơ quan đăng ký kinh doanh cấp tỉnh.',
  legalBasis: 'Quy định về đăng ký doanh nghiệp hiện hành.',
  guidance: 'nộp hồ sơ tại Trung tâm Phục vụ hành chính công tỉnh hoặc trên Cổng Dịch vụ công quốc gia.',
  officer,
};

export const sampleApology: FormDataOf<'mau-04'> = {
  ...head,
  ...subject,
  receivedAt,
  originalDueAt: dueAt,
  newDueAt: instantOf('2026-12-02', 17 * 60 + 30),
  reason: 'Phải lấy thêm ý kiến của Phòng Kinh tế, Hạ tầng và Đô thị về địa điểm kinh doanh.',
  signer,
  tracking,
};

export const sampleTermination: FormDataOf<'mau-05'> = {
  ...head,
  ...subject,
  receivedAt,
  stoppedAt: instantOf('2026-11-27', 10 * 60),
  stage: 'Thẩm định hồ sơ',
  requestedBy: 'Võ Thị Ví Dụ',
  basis: 'Đơn đề nghị rút hồ sơ ngày 26 tháng 11 năm 2026.',
  reason: 'Người nộp hồ sơ không còn nhu cầu thành lập hộ kinh doanh.',
  feeVnd: 105_000,
  feeHandling: 'hoàn trả tại quầy 2.',
  papersReturned: '01 giấy đề nghị, 01 bản sao thẻ căn cước.',
  signer,
};

const counter = 'Bộ phận Tiếp nhận và Trả kết quả';
const economy = 'Phòng Kinh tế, Hạ tầng và Đô thị';
const handover = (from: readonly [string, string], to: readonly [string, string], at: number) => ({
  from: from[0],
  fromPerson: from[1],
  to: to[0],
  toPerson: to[1],
  at,
});

export const sampleControlSlip: FormDataOf<'mau-06'> = {
  ...head,
  ...subject,
  leadUnit: economy,
  cooperatingUnits: 'Thuế cơ sở 1 tỉnh Gia Lai',
  receivedAt,
  dueAt,
  deliveredAt: instantOf('2026-11-30', 15 * 60 + 5),
  handovers: [
    handover(['Người nộp hồ sơ', 'Võ Thị Ví Dụ'], [counter, 'Lê Thị Thử'], receivedAt),
    {
      ...handover([counter, 'Lê Thị Thử'], [economy, 'Phạm Minh Họa'], instantOf('2026-11-25', 10 * 60 + 30)),
      outcome: 'early',
    },
    {
      ...handover([economy, 'Phạm Minh Họa'], ['Lãnh đạo phòng', 'Ngô Thị Thí'], instantOf('2026-11-27', 16 * 60)),
      outcome: 'overdue',
      note: 'Chờ ý kiến cơ quan thuế; lý do khách quan đã được xác nhận.',
    },
    {
      ...handover(['Lãnh đạo phòng', 'Ngô Thị Thí'], [counter, 'Lê Thị Thử'], instantOf('2026-11-30', 14 * 60)),
      outcome: 'on_time',
    },
  ],
  outcome: 'early',
  officer,
};

const methods = ['Tại quầy', 'Bưu chính', 'Trực tuyến'];

export const sampleRegister = (count: number): FormDataOf<'mau-07'> => ({
  agency,
  madeOn: '2026-12-31',
  volume: '11/2026',
  from: '2026-11-01',
  to: '2026-11-30',
  entries: Array.from({ length: count }, (_, index) => ({
    dossierCode: `H21.99.05-2611${String((index % 30) + 1).padStart(2, '0')}-${String(index + 1).padStart(4, '0')}`,
    procedureName: index % 3 === 0 ? 'Đăng ký thành lập hộ kinh doanh' : 'Xác nhận tình trạng hôn nhân',
    setCount: 1,
    applicantName: 'Võ Thị Ví Dụ',
    addressAndPhone: 'Tổ 0, khu phố Mẫu, phường Quy Nhơn Nam; 0900 000 123',
    leadUnit: economy,
    receivedAt: receivedAt + index * 60_000,
    dueAt,
    ...(index % 4 === 0 ? {} : { deliveredAt: dueAt - 3_600_000, signedBy: 'Đã ký' }),
    deliveryMethod: methods[index % methods.length],
  })),
  keeper: officer,
  head: { name: 'Trần Văn Mẫu', title: 'Giám đốc' },
});
