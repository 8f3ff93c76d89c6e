import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { Link } from './routing.tsx';
import { useUiT } from './translate.tsx';

export interface Crumb {
  readonly label: string;
  /** Absent for where the reader is. */
  readonly href?: string;
  /** A dossier or procedure code, set in even digits. */
  readonly code?: boolean;
}

/** The way back up. `after` takes what belongs to the last one, such as a copy button. */
export function Crumbs({ items, after }: { readonly items: readonly Crumb[]; readonly after?: ReactNode }) {
  const t = useUiT();
  return (
    <nav className="crumb" aria-label={t('shell.breadcrumb')}>
      <ol>
        {items.map((item, index) => (
          <li key={item.label}>
            {index === 0 ? null : <Icon of={IconChevronRight} size={14} />}
            {item.href === undefined ? (
              <span className={item.code ? 'code' : undefined} aria-current="page">
                {item.label}
              </span>
            ) : (
              <Link href={item.href} prefetch>
                {item.label}
              </Link>
            )}
          </li>
        ))}
        {after === undefined ? null : <li className="after">{after}</li>}
      </ol>
    </nav>
  );
}

export interface PageHeadProps {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** One line under the title. */
  readonly note?: ReactNode;
  /** At the right end; at most one of them filled. */
  readonly actions?: ReactNode;
}

export function PageHead({ title, crumbs, note, actions }: PageHeadProps) {
  return (
    <header className="page-head">
      <div>
        {crumbs === undefined ? null : <Crumbs items={crumbs} />}
        <h1>{title}</h1>
        {note === undefined ? null : <div className="small">{note}</div>}
      </div>
      {actions === undefined ? null : <div className="acts">{actions}</div>}
    </header>
  );
}

/** Heard, not seen. */
export const VisuallyHidden = ({ children }: { readonly children: ReactNode }) => (
  <span className="vh">{children}</span>
);
