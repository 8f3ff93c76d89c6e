import { IconRefresh } from '@tabler/icons-react';
import { Icon } from '../icon.tsx';
import { useUiT } from '../translate.tsx';

/** Says that the server has newer pages than this one, and fetches them when it suits whoever is typing. */
export function OutdatedBanner({ isOutdated }: { readonly isOutdated: boolean }) {
  const t = useUiT();
  return (
    <div role="status">
      {isOutdated ? (
        <p className="shell-note">
          <Icon of={IconRefresh} />
          <span>{t('shell.outdated.text')}</span>
          <button type="button" className="btn sm" onClick={() => location.reload()}>
            {t('shell.outdated.reload')}
          </button>
        </p>
      ) : null}
    </div>
  );
}
