import { IconWifiOff } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { Icon } from '../icon.tsx';
import { useUiT } from '../translate.tsx';

function watchConnection(changed: () => void) {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Says that the line is down while it is, and that nothing typed is lost. */
export function OfflineBanner() {
  const t = useUiT();
  const online = useSyncExternalStore(
    watchConnection,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {online ? null : (
        <p className="shell-note">
          <Icon of={IconWifiOff} />
          {t('problem.offline.title')}. {t('problem.offline.text')}
        </p>
      )}
    </div>
  );
}
