import type { ImportKind } from './national.ts';

/**
 * One row of each kind that an import takes, as small as it may be without a doubt about it. A file has such a row a
 * line; its code and name say that it is a sample, so that taking it in touches no real procedure.
 */
const rows: Readonly<Record<ImportKind, Readonly<Record<string, unknown>>>> = {
  catalog: {
    code: '9.000001',
    name: 'Thủ tục mẫu của danh mục',
    categories: ['Hộ tịch'],
    departments: ['UBND cấp xã'],
    promulgatedBy: 'Bộ Tư pháp',
    targets: ['Công dân Việt Nam'],
    type: 'STANDARD',
  },
  details: {
    code: '9.000002',
    name: 'Thủ tục mẫu có chi tiết',
    category: { name: 'Hộ tịch' },
    levels: ['commune'],
    channels: [
      { method: 'DIRECT', processing: { qty: 3, unit: 'WORKING_DAY' }, fees: [{ value_vnd: 8_000, text: '' }] },
    ],
    checklist_raw: [{ group: '', items: [{ name: 'Tờ khai', original_qty: 1, copy_qty: 0 }] }],
    legal_basis: [{ code: '60/2014/QH13', name: 'Luật Hộ tịch' }],
    results: ['Trích lục'],
  },
  procedures: {
    code: '9.000003',
    nameVi: 'Thủ tục mẫu đã dựng',
    field: 'Hộ tịch',
    level: 'commune',
    timeLimit: { value: 3, unit: 'working-days' },
    channels: [{ method: 'direct', feeVnd: [8_000] }],
    dossier: [{ name: 'Tờ khai', original: 1, copies: 0 }],
    legalBasis: [{ code: '60/2014/QH13', name: 'Luật Hộ tịch' }],
    steps: [
      {
        name: 'Tiếp nhận hồ sơ',
        responsibleRole: 'Công chức tiếp nhận',
        duration: { value: 2, unit: 'working-hours' },
        durationSource: 'stated',
      },
    ],
    resultDocument: ['Trích lục'],
  },
};

export interface ImportSample {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly columns: readonly string[];
  /** The file: one line. */
  readonly text: string;
}

export const importSamples: readonly ImportSample[] = (['catalog', 'details', 'procedures'] as const).map((kind) => ({
  kind,
  fileName: `${kind}.jsonl`,
  columns: Object.keys(rows[kind]),
  text: `${JSON.stringify(rows[kind])}\n`,
}));
