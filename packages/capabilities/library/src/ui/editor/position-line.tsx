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
  const noteOf = ({ holders, emptyFrom }: (typeof positions)[number]): string => {
    if (holders === 0) return t('editor.table.nobody');
    return emptyFrom === null ? '' : t('editor.table.leaving', { on: formatDayMonth(emptyFrom) });
  };
  const nameOf = (position: (typeof positions)[number]) =>
    [position.name, noteOf(position)].filter(Boolean).join(' · ');
  if (isReadOnly) {
    return (
      <small className={held && noteOf(held) === '' ? 'one-line' : 'one-line warn-ink'}>
        {held ? nameOf(held) : t('editor.table.choosePosition')}
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
  const look = held && held.holders > 0 ? (noteOf(held) === '' ? '' : 'leaving') : 'missing';
  return (
    <span className={`pos-line ${look}`.trim()}>
      <select
        aria-label={t('editor.table.positionOf', { code })}
        title={held ? nameOf(held) : undefined}
        value={held?.id ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t('editor.table.choosePosition')}</option>
        {positions.map((position) => (
          <option key={position.id} value={position.id}>
            {nameOf(position)}
          </option>
        ))}
      </select>
    </span>
  );
}
