import { Icon } from '@chuan/ui';
import { Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useT } from './translate.ts';

/** The list as it stands today, for a spreadsheet. */
export function TakeAlong({ of }: { readonly of: 'people' | 'organisation' }) {
  const t = useT();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="btn">
          <Icon of={IconDownload} size={16} />
          {t('sheet.take')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((kind) => (
          <Menu.Item key={kind} component="a" href={`/w/admin/lists/${of}.${kind}`} download>
            {t(`sheet.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
