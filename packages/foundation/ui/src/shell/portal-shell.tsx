import type { ReactNode } from 'react';
import { BrandMark } from '../icon.tsx';
import type { Locale } from '../locale.ts';
import { useLocale, useUiT } from '../translate.tsx';

export interface PortalLink {
  readonly href: string;
  readonly label: string;
}

export interface PortalShellProps {
  readonly homeHref: string;
  /** Whose page this is, in full, such as `UBND phường Quy Nhơn Nam (dữ liệu mẫu)`. */
  readonly title: string;
  readonly links: readonly PortalLink[];
  /** Lines at the foot of the page. */
  readonly notes?: readonly string[];
  readonly footerLinks?: readonly PortalLink[];
  /** Where the reader is, to come back to after a change of language. */
  readonly path: string;
  /** The query of the address, kept over the change: `?q=khai+sinh`. */
  readonly query?: string;
  readonly children: ReactNode;
}

/** The other language as a form, because a choice is stored and must work without script. */
export function LanguageSwitch({ path, className = 'aslink' }: { readonly path: string; readonly className?: string }) {
  const t = useUiT();
  const other: Locale = useLocale() === 'vi' ? 'en' : 'vi';
  return (
    <form method="post" action="/preferences" className="inline">
      <input type="hidden" name="back" value={path} />
      <button type="submit" name="lang" value={other} className={className} lang={other}>
        {t(`language.${other}`)}
      </button>
    </form>
  );
}

/** The frame of every public page: plain HTML, no script, one column on a phone. */
export function PortalShell({
  homeHref,
  title,
  links,
  notes = [],
  footerLinks = [],
  path,
  query = '',
  children,
}: PortalShellProps) {
  const t = useUiT();
  return (
    <div className="citizen">
      <a className="skip" href="#content">
        {t('shell.skipToContent')}
      </a>
      <header className="hd">
        <div className="page">
          <a className="brand" href={homeHref} aria-label={t('shell.home')}>
            <BrandMark />
          </a>
          <b>{title}</b>
          <nav aria-label={t('portal.navigation')}>
            {links.map((link) => (
              <a key={link.href} href={link.href} aria-current={link.href === path ? 'page' : undefined}>
                {link.label}
              </a>
            ))}
            <LanguageSwitch path={path + query} />
          </nav>
          <a className="menu" href="#footer">
            {t('shell.menu')}
          </a>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <div className="page">{children}</div>
      </main>
      <PortalFooter links={links} notes={notes} footerLinks={footerLinks} path={path} />
    </div>
  );
}

function PortalFooter({
  links,
  notes,
  footerLinks,
  path,
}: Required<Pick<PortalShellProps, 'links' | 'notes' | 'footerLinks' | 'path'>>) {
  const t = useUiT();
  return (
    <footer className="ft" id="footer">
      <div className="page">
        <nav className="fn" aria-label={t('shell.footer')}>
          {links.map((link) => (
            <a key={link.href} href={link.href}>
              {link.label}
            </a>
          ))}
          <LanguageSwitch path={path} />
        </nav>
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
        {footerLinks.map((link) => (
          <a key={link.href} href={link.href}>
            {link.label}
          </a>
        ))}
      </div>
    </footer>
  );
}
