import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { DataField, ProcedureContent } from '../../contract.ts';
import { stepCodesOf } from '../../domain.ts';
import { useT } from '../translate.ts';
import { AddRow, EditHead, freeKey, Part, RemoveRow, useIsFixed } from './fields.tsx';
import { useEditor } from './setting.ts';

/** Forms, records that are kept, and what the applicant fills in. */
export function FormsTab() {
  return (
    <div className="tab-body two">
      <div>
        <Forms />
        <Records />
      </div>
      <div>
        <DataFields />
      </div>
    </div>
  );
}

function Forms() {
  const t = useT();
  const { content, set } = useEditor();
  const isFixed = useIsFixed('forms');
  const put = (forms: ProcedureContent['forms']) => set((now) => ({ ...now, forms }));
  /** A form that is renamed keeps its places. */
  const rename = (at: number, code: string) => {
    const old = content.forms[at]!.code;
    const swap = (value: string) => (value === old ? code : value);
    set((now) => ({
      ...now,
      forms: now.forms.with(at, { ...now.forms[at]!, code }),
      components: now.components.map((one) => ({ ...one, formCode: swap(one.formCode) })),
      steps: now.steps.map((step) => ({ ...step, formCodes: step.formCodes.map(swap) })),
    }));
  };
  return (
    <Part title={t('editor.formsTab.forms')} path="forms">
      <div className="table-scroll" role="region" aria-label={t('editor.formsTab.forms')} tabIndex={0}>
        <table className="edit-table">
          <EditHead
            columns={[
              { label: t('editor.formsTab.code'), width: 150 },
              { label: t('editor.formsTab.name') },
              { label: t('editor.formsTab.usedAt'), width: 90 },
            ]}
          />
          <tbody>
            {content.forms.map((form, at) => (
              <FormRow
                key={at}
                form={form}
                isFixed={isFixed}
                onRename={(code) => rename(at, code)}
                onChange={(next) => put(content.forms.with(at, next))}
                onRemove={() => put(content.forms.toSpliced(at, 1))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {isFixed ? null : (
        <AddRow
          label={t('editor.formsTab.addForm')}
          onAdd={() =>
            put([...content.forms, { code: `BM-${String(content.forms.length + 1).padStart(2, '0')}`, name: '' }])
          }
        />
      )}
    </Part>
  );
}

type FormReference = ProcedureContent['forms'][number];

interface FormRowProps {
  readonly form: FormReference;
  readonly isFixed: boolean;
  readonly onRename: (code: string) => void;
  readonly onChange: (form: FormReference) => void;
  readonly onRemove: () => void;
}

function FormRow({ form, isFixed, onRename, onChange, onRemove }: FormRowProps) {
  const t = useT();
  const { content } = useEditor();
  const codes = stepCodesOf(content.steps);
  const users = content.steps.filter((step) => step.formCodes.includes(form.code));
  return (
    <tr>
      <td>
        <TextInput
          aria-label={t('editor.formsTab.code')}
          value={form.code}
          maxLength={60}
          disabled={isFixed}
          onChange={(event) => onRename(event.target.value)}
        />
      </td>
      <td>
        <TextInput
          aria-label={t('editor.formsTab.name')}
          value={form.name}
          maxLength={300}
          disabled={isFixed}
          onChange={(event) => onChange({ ...form, name: event.target.value })}
        />
      </td>
      <td className="num">{users.flatMap((step) => codes.get(step.id) ?? []).join(', ')}</td>
      <td>{isFixed ? null : <RemoveRow name={form.name} onRemove={onRemove} />}</td>
    </tr>
  );
}

function Records() {
  const t = useT();
  const { content, set } = useEditor();
  const isFixed = useIsFixed('records');
  const put = (records: ProcedureContent['records']) => set((now) => ({ ...now, records }));
  return (
    <Part title={t('editor.formsTab.records')} path="records">
      {content.records.map((record, at) => (
        <div key={at} className="line-row three">
          <TextInput
            aria-label={t('editor.formsTab.record')}
            value={record.name}
            maxLength={300}
            disabled={isFixed}
            onChange={(event) => put(content.records.with(at, { ...record, name: event.target.value }))}
          />
          <TextInput
            aria-label={t('editor.formsTab.keeper')}
            placeholder={t('editor.formsTab.keeper')}
            value={record.keeper}
            maxLength={200}
            disabled={isFixed}
            onChange={(event) => put(content.records.with(at, { ...record, keeper: event.target.value }))}
          />
          <NumberInput
            aria-label={t('editor.formsTab.years')}
            value={record.years}
            min={0}
            max={100}
            disabled={isFixed}
            onChange={(value) => put(content.records.with(at, { ...record, years: Number(value) || 0 }))}
          />
          {isFixed ? null : <RemoveRow name={record.name} onRemove={() => put(content.records.toSpliced(at, 1))} />}
        </div>
      ))}
      {isFixed ? null : (
        <AddRow
          label={t('editor.formsTab.addRecord')}
          onAdd={() => put([...content.records, { name: '', keeper: '', years: 5 }])}
        />
      )}
    </Part>
  );
}

function DataFields() {
  const t = useT();
  const { content, set } = useEditor();
  const isFixed = useIsFixed('dataFields');
  const put = (dataFields: DataField[]) => set((now) => ({ ...now, dataFields }));
  const add = () =>
    put([
      ...content.dataFields,
      { key: freeKey('f', content.dataFields), label: '', kind: 'text', choices: [], isRequired: false },
    ]);
  return (
    <Part title={t('editor.formsTab.data')} path="dataFields" hint={t('editor.formsTab.dataHint')}>
      {content.dataFields.map((field, at) => (
        <DataFieldRow
          key={field.key}
          field={field}
          isFixed={isFixed}
          onChange={(next) => put(content.dataFields.with(at, next))}
          onRemove={() => put(content.dataFields.toSpliced(at, 1))}
        />
      ))}
      {isFixed ? null : <AddRow label={t('editor.formsTab.addField')} onAdd={add} />}
    </Part>
  );
}

interface DataFieldRowProps {
  readonly field: DataField;
  readonly isFixed: boolean;
  readonly onChange: (field: DataField) => void;
  readonly onRemove: () => void;
}

const choicesIn = (text: string): string[] =>
  text
    .split(';')
    .flatMap((one) => (one.trim() === '' ? [] : [one.trim().slice(0, 120)]))
    .slice(0, 30);

function DataFieldRow({ field, isFixed, onChange, onRemove }: DataFieldRowProps) {
  const t = useT();
  return (
    <div className="data-field">
      <div className="line-row">
        <TextInput
          aria-label={t('editor.formsTab.label')}
          placeholder={t('editor.formsTab.label')}
          value={field.label}
          maxLength={200}
          disabled={isFixed}
          onChange={(event) => onChange({ ...field, label: event.target.value })}
        />
        <NativeSelect
          aria-label={t('editor.formsTab.kind')}
          value={field.kind}
          disabled={isFixed}
          onChange={(event) => onChange({ ...field, kind: event.target.value as DataField['kind'] })}
          data={(['text', 'number', 'boolean', 'choice'] as const).map((value) => ({
            value,
            label: t(`editor.formsTab.kinds.${value}`),
          }))}
        />
        {isFixed ? null : <RemoveRow name={field.label} onRemove={onRemove} />}
      </div>
      {field.kind === 'choice' ? (
        <TextInput
          aria-label={t('editor.formsTab.choices')}
          placeholder={t('editor.formsTab.choices')}
          defaultValue={field.choices.join('; ')}
          disabled={isFixed}
          onBlur={(event) => onChange({ ...field, choices: choicesIn(event.target.value) })}
        />
      ) : null}
      <Checkbox
        label={t('editor.papers.required')}
        checked={field.isRequired}
        disabled={isFixed}
        onChange={(event) => onChange({ ...field, isRequired: event.target.checked })}
      />
    </div>
  );
}
