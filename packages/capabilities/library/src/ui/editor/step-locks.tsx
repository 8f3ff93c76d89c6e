import { Checkbox } from '@mantine/core';
import type { FieldLock, ProcedureStep } from '../../contract.ts';
import { useT } from '../translate.ts';
import { useEditor } from './setting.ts';

const parts = ['name', 'lane', 'limitMinutes', 'output', 'outcomes'] as const;

/** Of a template: which parts of a step agencies may not change. */
export function StepLocks({ step }: { readonly step: ProcedureStep }) {
  const t = useT();
  const { ownLocks, isReadOnly } = useEditor();
  if (!ownLocks) return null;
  const { value: locks, set } = ownLocks;
  const toggle = (path: string) => {
    const has = locks.some((lock) => lock.path === path);
    set(has ? locks.filter((lock) => lock.path !== path) : [...locks, { path, reason: '' } satisfies FieldLock]);
  };
  return (
    <fieldset className="ticks" disabled={isReadOnly}>
      <legend className="label">{t('editor.locks.locked')}</legend>
      {parts.map((part) => (
        <Checkbox
          key={part}
          label={t(`comparison.properties.${part}`)}
          checked={locks.some((lock) => lock.path === `steps.${step.id}.${part}` || lock.path === `steps.${step.id}`)}
          onChange={() => toggle(`steps.${step.id}.${part}`)}
        />
      ))}
    </fieldset>
  );
}
