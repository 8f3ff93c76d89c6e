import { type Draft, Icon } from '@chuan/ui';
import { IconRestore } from '@tabler/icons-react';
import { useT } from './translate.ts';

/** Says that what was typed before was found again, and gives it up when asked. */
export function RestoredNote({ draft }: { readonly draft: Pick<Draft<unknown>, 'restored' | 'reset'> }) {
  const t = useT();
  if (!draft.restored) return null;
  return (
    <p className="alert restored">
      <Icon of={IconRestore} />
      <span className="grow">{t('act.restored')}</span>
      <button type="button" className="btn subtle sm" onClick={draft.reset}>
        {t('act.discard')}
      </button>
    </p>
  );
}
