import { DateField, Form, Icon } from '@chuan/ui';
import { type CivilDate, civilDateOf, type Instant } from '@chuan/kernel';
import { Popover } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { bookRowsAtMost } from '../contract.ts';
import { useT } from './translate.ts';

/** The page as it stands, or the register of a period on the paper that the law knows (Mẫu 07). */
export function PrintMenu({ now }: { readonly now: Instant }) {
  const t = useT();
  const today = civilDateOf(now);
  const [from, setFrom] = useState<CivilDate | ''>(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState<CivilDate | ''>(today);
  return (
    <Popover position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="btn">
          <Icon of={IconPrinter} size={16} />
          {t('list.print')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.print')}>
        <Form className="stack" method="get" reload action="/w/dossiers.pdf" target="_blank">
          <b>{t('register.book')}</b>
          <div className="row day-pair">
            <DateField
              label={t('register.bookFrom')}
              name="from"
              required
              value={from}
              onChange={setFrom}
              max={today}
            />
            <DateField
              label={t('register.bookTo')}
              name="to"
              required
              value={to}
              onChange={setTo}
              {...(from === '' ? {} : { min: from })}
            />
          </div>
          <p className="small">{t('register.bookNote', { max: bookRowsAtMost })}</p>
          <button type="submit" className="btn primary">
            <Icon of={IconFileTypePdf} size={16} />
            {t('register.bookOpen')}
          </button>
        </Form>
        <hr className="menu-rule" />
        <button type="button" className="btn" onClick={() => window.print()}>
          <Icon of={IconPrinter} size={16} />
          {t('register.printPage')}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
