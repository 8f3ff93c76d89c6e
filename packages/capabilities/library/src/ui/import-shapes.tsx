import { importSamples } from '../contract/import-samples.ts';
import { useT } from './translate.ts';

/** What a right file looks like, with a small one of each kind; open where one was refused. */
export function ImportShapes({ isOpen }: { readonly isOpen: boolean }) {
  const t = useT();
  return (
    <details open={isOpen}>
      <summary>{t('imports.shapes')}</summary>
      <p className="hint">{t('imports.shapesText')}</p>
      <ul className="import-shapes">
        {importSamples.map(({ kind, fileName, columns, text }) => (
          <li key={kind}>
            <b>{t(`imports.kinds.${kind}`)}</b>{' '}
            <a href={`data:application/jsonl;charset=utf-8,${encodeURIComponent(text)}`} download={fileName}>
              {t('imports.sample', { name: fileName })}
            </a>
            <code className="block">{columns.join(', ')}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
