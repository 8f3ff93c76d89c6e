import { Popover } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { useUiT } from '../translate.tsx';

export interface FileMenuProps {
  /** Address of the page's data without an ending: `.xlsx` and `.csv` follow it. */
  readonly path: string;
  /** What the page filters by, so that the file holds the same rows. */
  readonly query: string;
  /** What the reader has to know first, such as that the file stops short. */
  readonly note?: ReactNode;
}

/** The rows of a page as a file, for a spreadsheet or for another program. */
export function FileMenu({ path, query, note }: FileMenuProps) {
  const t = useUiT();
  const hrefOf = (ending: string) => `${path}.${ending}${query === '' ? '' : `?${query}`}`;
  return (
    <Popover position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="btn">
          <Icon of={IconDownload} size={16} />
          {t('table.download')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('table.download')}>
        <div className="stack">
          <a className="btn" href={hrefOf('xlsx')} download>
            <Icon of={IconFileSpreadsheet} size={16} />
            {t('table.xlsx')}
          </a>
          <a className="btn" href={hrefOf('csv')} download>
            <Icon of={IconFileText} size={16} />
            {t('table.csv')}
          </a>
          {note === undefined ? null : <p className="small">{note}</p>}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
