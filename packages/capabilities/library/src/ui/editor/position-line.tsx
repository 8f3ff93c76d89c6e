import { formatDayMonth } from '@chuan/ui';
import type { ProcedureStep } from '../../contract.ts';
import { useT } from '../translate.ts';
import { useEditor } from './setting.ts';
import { changeStep } from './steps.ts';

/** Which position of the agency does a step, chosen in place; a vacancy is told at once. */
export function PositionLine({ step, code }: { readonly step: ProcedureStep; readonly code: string }) {
  const t = useT();
  const { positions = [], isReadOnly, content, set } = useEditor();
  const held = positions.find((position) => position.id === step.positionId);
  const note = noteOf();
  function noteOf(): string | undefined {
    if (!held) return undefined;
    if (held.holders === 0) return t('editor.table.nobody');
    return held.emptyFrom === null ? undefined : t('editor.table.leaving', { on: formatDayMonth(held.emptyFrom) });
  }
  if (isReadOnly) {
    return (
      <small className={note === undefined ? undefined : 'warn-ink'}>
        {held?.name ?? t('editor.table.choosePosition')}
        {note === undefined ? null : ` · ${note}`}
      </small>
    );
  }
  const choose = (positionId: string) => {
    set(changeStep(step.id, { positionId: positionId === '' ? undefined : positionId }));
    // The other steps of the lane that have nobody yet go along.
    for (const other of content.steps) {
      const isOpen = other.lane === step.lane && other.id !== step.id && other.positionId === undefined;
      if (isOpen && positionId !== '') set(changeStep(other.id, { positionId }));
    }
  };
  return (
    <span className={held && held.holders > 0 ? 'pos-line' : 'pos-line missing'}>
      <select
        aria-label={t('editor.table.positionOf', { code })}
        value={held?.id ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t('editor.table.choosePosition')}</option>
        {positions.map((position) => (
          <option key={position.id} value={position.id}>
            {position.name}
            {position.holders === 0 ? ` (${t('editor.table.nobody')})` : ''}
          </option>
        ))}
      </select>
      {note === undefined ? null : <small className="warn-ink">{note}</small>}
    </span>
  );
}
