import '../../mantine.ts';
import { OfflineBanner, ShortcutSheet, WorkspaceShell, Toasts } from '@chuan/ui';
import { useSearchParams } from '@remix-run/react';
import {
  IconAlertSquareRounded,
  IconChartBar,
  IconChecklist,
  IconFileText,
  IconFolders,
  IconMessages,
  IconScale,
  IconSitemap,
} from '@tabler/icons-react';
import { useState } from 'react';
import { BoardSample } from './board-sample.tsx';
import { DossierSample } from './dossier-sample.tsx';
import { EditorSample } from './editor-sample.tsx';
import { PartsSample } from './parts-sample.tsx';
import { WorkSample } from './work-sample.tsx';

const here = '/dev/components';

const groups = [
  {
    items: [
      { href: here, label: 'Việc của tôi', icon: IconChecklist, count: 21 },
      { href: '/dev/a', label: 'Hồ sơ của phòng', icon: IconFolders, count: 64 },
      { href: '/dev/b', label: 'Ý kiến phối hợp', icon: IconMessages, count: 2, shortLabel: 'Ý kiến' },
    ],
  },
  {
    label: 'Tra cứu',
    items: [
      { href: '/dev/c', label: 'Quy trình', icon: IconSitemap },
      { href: '/dev/d', label: 'Biểu mẫu', icon: IconFileText },
      { href: '/dev/e', label: 'Căn cứ pháp lý', icon: IconScale, shortLabel: 'Căn cứ' },
    ],
  },
  {
    label: 'Chất lượng',
    items: [
      { href: '/dev/f', label: 'Không phù hợp', icon: IconAlertSquareRounded, count: 1, shortLabel: 'KPH' },
      { href: '/dev/g', label: 'Kết quả của tôi', icon: IconChartBar, shortLabel: 'Kết quả' },
    ],
  },
];

const samples = {
  work: WorkSample,
  dossier: DossierSample,
  board: BoardSample,
  editor: EditorSample,
  parts: PartsSample,
};

/** Samples of every component, for people who build screens; exists only under `--dev`. */
export default function Components() {
  const [params] = useSearchParams();
  const [sheet, setSheet] = useState(params.has('sheet'));
  const name = params.get('screen') ?? 'work';
  const Sample = samples[name as keyof typeof samples] ?? WorkSample;
  return (
    <WorkspaceShell
      variant={name === 'editor' ? 'rail' : 'full'}
      homeHref={here}
      agencyName="UBND phường Quy Nhơn Nam (dữ liệu mẫu)"
      groups={groups}
      user={{ name: 'Trần Minh Họa', position: 'Chuyên viên, Phòng Kinh tế, Hạ tầng và Đô thị' }}
      onFind={() => {}}
      onShortcuts={() => setSheet(true)}
    >
      <OfflineBanner />
      <Sample />
      <Toasts />
      <ShortcutSheet
        opened={sheet}
        onOpen={() => setSheet(true)}
        onClose={() => setSheet(false)}
        groups={[
          {
            title: 'Mọi nơi',
            keys: [
              { keys: ['Ctrl K'], label: 'Tìm nhanh' },
              { keys: ['?'], label: 'Mọi phím tắt' },
            ],
          },
          {
            title: 'Trong danh sách',
            keys: [
              { keys: ['J'], label: 'Xuống' },
              { keys: ['K'], label: 'Lên' },
              { keys: ['Enter'], label: 'Mở' },
            ],
          },
        ]}
      />
    </WorkspaceShell>
  );
}
