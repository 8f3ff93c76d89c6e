import { PostedProcedure } from '@chuan/procedures/contract';
import { newId } from '@chuan/kernel';

/** A building permit with two cases, as far as the portal looks at it. */
export const permit = PostedProcedure.parse({
  id: newId(),
  versionId: newId(),
  documentCode: 'QT-07',
  number: 1,
  effectiveAt: 0,
  applicantTypes: [],
  requirements: '',
  sets: 1,
  legalBases: [],
  results: [],
  forms: [],
  steps: [],
  hasSampleTimes: false,
  mayBeRefused: false,
  source: '',
  reception: { name: '', address: '', phone: '' },
  procedureCode: '1.013225',
  name: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
  shortName: 'Giấy phép xây dựng',
  field: 'Xây dựng',
  cases: [
    { key: 'moi', name: 'Xây dựng mới' },
    { key: 'sua', name: 'Sửa chữa, cải tạo' },
  ],
  methods: [
    { channel: 'direct', limit: { value: 7, unit: 'working_days' }, feeVnd: 75_000 },
    { channel: 'online', limit: { value: 7, unit: 'working_days' }, feeVnd: 37_500 },
    { channel: 'online', caseKey: 'sua', limit: { value: 5, unit: 'working_days' }, feeVnd: 0 },
  ],
  legalLimit: { value: 7, unit: 'working_days' },
  components: [
    { key: 'don', name: 'Đơn đề nghị', originals: 1, copies: 0, isRequired: true },
    { key: 'dat', name: 'Giấy tờ đất', originals: 0, copies: 1, isRequired: true, isFromDatabase: true },
    { key: 'ban-ve', caseKey: 'moi', name: 'Bản vẽ', originals: 2, copies: 0, isRequired: true },
    { key: 'anh', caseKey: 'sua', name: 'Ảnh hiện trạng', originals: 1, copies: 0, isRequired: true },
  ],
  dataFields: [
    { key: 'thua', label: 'Thửa đất', kind: 'text', isRequired: true },
    { key: 'dien-tich', label: 'Diện tích', kind: 'number', isRequired: false },
    { key: 'loai', label: 'Loại nhà', kind: 'choice', choices: ['Một tầng', 'Hai tầng'] },
    { key: 'cam-ket', label: 'Có công trình liền kề', kind: 'boolean' },
  ],
});
