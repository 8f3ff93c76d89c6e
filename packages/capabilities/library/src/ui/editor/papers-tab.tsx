import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { DossierComponent, ProcedureContent, SubmissionMethod } from '../../contract.ts';
import { useT } from '../translate.ts';
import { AddRow, EditHead, freeKey, LimitField, Part, RemoveRow, useIsFixed } from './fields.tsx';
import { useEditor } from './setting.ts';

/** How to hand in, in which cases, and with which papers. */
export function PapersTab() {
  return (
    <div className="tab-body">
      <Methods />
      <Cases />
      <Components />
    </div>
  );
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = value;
  return rest;
}

interface CaseCellProps<T extends { readonly caseKey?: string | undefined }> {
  readonly value: T;
  readonly isFixed: boolean;
  readonly onChange: (value: T) => void;
}

/** To which case a row belongs; no cell while there are no cases. */
function CaseCell<T extends { readonly caseKey?: string | undefined }>({ value, isFixed, onChange }: CaseCellProps<T>) {
  const t = useT();
  const { content } = useEditor();
  const cases = useCaseOptions();
  if (content.cases.length === 0) return null;
  return (
    <td>
      <NativeSelect
        aria-label={t('editor.papers.case')}
        value={value.caseKey ?? ''}
        disabled={isFixed}
        onChange={({ target }) =>
          onChange(target.value === '' ? (without(value, 'caseKey') as T) : { ...value, caseKey: target.value })
        }
        data={cases}
      />
    </td>
  );
}

function useCaseOptions() {
  const t = useT();
  const { content } = useEditor();
  return [
    { value: '', label: t('editor.papers.everyCase') },
    ...content.cases.map((one) => ({ value: one.key, label: one.name.slice(0, 60) || one.key })),
  ];
}

function Methods() {
  const t = useT();
  const { content, set } = useEditor();
  const isFixed = useIsFixed('methods');
  const put = (methods: SubmissionMethod[]) => set((now) => ({ ...now, methods }));
  return (
    <Part title={t('editor.papers.methods')} path="methods">
      <div className="table-scroll" role="region" aria-label={t('editor.papers.methods')} tabIndex={0}>
        <table className="edit-table wide">
          <EditHead
            columns={[
              { label: t('editor.papers.channel'), width: 150 },
              ...(content.cases.length > 0 ? [{ label: t('editor.papers.case') }] : []),
              { label: t('editor.papers.limit'), width: 290 },
              { label: t('editor.papers.fee'), width: 150 },
              { label: t('editor.papers.feeNote') },
            ]}
          />
          <tbody>
            {content.methods.map((method, at) => (
              <MethodRow
                key={at}
                at={at}
                method={method}
                onChange={(next) => put(content.methods.with(at, next))}
                onRemove={() => put(content.methods.toSpliced(at, 1))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {isFixed ? null : (
        <AddRow
          label={t('editor.papers.addMethod')}
          onAdd={() => {
            const used = new Set(content.methods.map((method) => method.channel));
            const channel = (['direct', 'online', 'postal'] as const).find((one) => !used.has(one)) ?? 'direct';
            put([...content.methods, { channel, limit: content.legalLimit, feeVnd: 0, feeNote: '' }]);
          }}
        />
      )}
    </Part>
  );
}

interface MethodRowProps {
  readonly at: number;
  readonly method: SubmissionMethod;
  readonly onChange: (method: SubmissionMethod) => void;
  readonly onRemove: () => void;
}

function MethodRow({ at, method, onChange, onRemove }: MethodRowProps) {
  const t = useT();
  const isFixed = {
    row: useIsFixed(`methods.${at}`),
    limit: useIsFixed(`methods.${at}.limit`),
    fee: useIsFixed(`methods.${at}.feeVnd`),
  };
  return (
    <tr>
      <td>
        <NativeSelect
          aria-label={t('editor.papers.channel')}
          value={method.channel}
          disabled={isFixed.row}
          onChange={(event) => onChange({ ...method, channel: event.target.value as SubmissionMethod['channel'] })}
          data={(['direct', 'online', 'postal'] as const).map((value) => ({
            value,
            label: t(`editor.papers.channels.${value}`),
          }))}
        />
      </td>
      <CaseCell value={method} isFixed={isFixed.row} onChange={onChange} />
      <td>
        <LimitField
          label={t('editor.papers.limit')}
          limit={method.limit}
          disabled={isFixed.limit}
          onChange={(limit) => onChange({ ...method, limit })}
        />
      </td>
      <FeeCell method={method} isFixed={isFixed.fee} onChange={onChange} />
      <td>
        <Textarea
          aria-label={t('editor.papers.feeNote')}
          autosize
          maxRows={4}
          value={method.feeNote}
          disabled={isFixed.row}
          onChange={(event) => onChange({ ...method, feeNote: event.target.value.slice(0, 1_000) })}
        />
      </td>
      <td>
        {isFixed.row || isFixed.limit ? null : (
          <RemoveRow name={t(`editor.papers.channels.${method.channel}`)} onRemove={onRemove} />
        )}
      </td>
    </tr>
  );
}

interface FeeCellProps extends Pick<MethodRowProps, 'method' | 'onChange'> {
  readonly isFixed: boolean;
}

function FeeCell({ method, isFixed, onChange }: FeeCellProps) {
  const t = useT();
  return (
    <td>
      <NumberInput
        aria-label={t('editor.papers.fee')}
        value={method.feeVnd}
        min={0}
        step={1_000}
        thousandSeparator="."
        decimalSeparator=","
        allowDecimal={false}
        disabled={isFixed}
        onChange={(value) => onChange({ ...method, feeVnd: Number(value) || 0 })}
      />
    </td>
  );
}

function Cases() {
  const t = useT();
  const { content, set } = useEditor();
  const isFixed = useIsFixed('cases');
  const put = (cases: ProcedureContent['cases']) => set((now) => ({ ...now, cases }));
  return (
    <Part title={t('editor.papers.cases')} path="cases" hint={t('editor.papers.casesHint')}>
      {content.cases.map((one, at) => (
        <div key={one.key} className="line-row">
          <TextInput
            aria-label={t('editor.papers.caseName')}
            value={one.name}
            maxLength={400}
            disabled={isFixed}
            onChange={(event) => put(content.cases.with(at, { ...one, name: event.target.value }))}
          />
          {isFixed ? null : <RemoveRow name={one.name} onRemove={() => put(content.cases.toSpliced(at, 1))} />}
        </div>
      ))}
      {isFixed ? null : (
        <AddRow
          label={t('editor.papers.addCase')}
          onAdd={() => put([...content.cases, { key: freeKey('c', content.cases), name: '' }])}
        />
      )}
    </Part>
  );
}

function Components() {
  const t = useT();
  const { content, set } = useEditor();
  const isFixed = useIsFixed('components');
  const put = (components: DossierComponent[]) => set((now) => ({ ...now, components }));
  const groups = Map.groupBy(content.components, (one) => one.caseKey ?? '');
  const nameOf = new Map(content.cases.map((one) => [one.key, one.name]));
  const add = () =>
    put([
      ...content.components,
      {
        key: freeKey('p', content.components),
        name: '',
        originals: 1,
        copies: 0,
        isRequired: true,
        isFromDatabase: false,
        formCode: '',
        note: '',
      },
    ]);
  return (
    <Part title={t('editor.papers.components')} path="components">
      {content.components.length === 0 ? <p className="teach">{t('editor.papers.none')}</p> : null}
      {[...groups].map(([caseKey, components]) => (
        <PaperGroup
          key={caseKey}
          name={caseKey === '' ? t('editor.papers.everyCase') : (nameOf.get(caseKey) ?? caseKey)}
          isNamed={groups.size > 1 || caseKey !== ''}
          components={components}
          isFixed={isFixed}
        />
      ))}
      <div className="row between">
        {isFixed ? <span /> : <AddRow label={t('editor.papers.addPaper')} onAdd={add} />}
        <NumberInput
          className="sets"
          label={t('editor.papers.sets')}
          value={content.sets}
          min={1}
          max={10}
          disabled={isFixed}
          onChange={(value) => set((now) => ({ ...now, sets: Number(value) || 1 }))}
        />
      </div>
    </Part>
  );
}

interface PaperGroupProps {
  readonly name: string;
  readonly isNamed: boolean;
  readonly components: readonly DossierComponent[];
  readonly isFixed: boolean;
}

/** The papers of one case. */
function PaperGroup({ name, isNamed, components, isFixed }: PaperGroupProps) {
  const t = useT();
  const { set } = useEditor();
  const change = (edit: (papers: readonly DossierComponent[]) => DossierComponent[]) =>
    set((now) => ({ ...now, components: edit(now.components) }));
  return (
    <div className="paper-group">
      {isNamed ? <h3>{t('editor.papers.group', { name, count: components.length })}</h3> : null}
      <div
        className="table-scroll"
        role="region"
        aria-label={isNamed ? name : t('editor.papers.components')}
        tabIndex={0}
      >
        <table className="edit-table wide">
          <PaperHead />
          <tbody>
            {components.map((one) => (
              <PaperRow
                key={one.key}
                paper={one}
                isFixed={isFixed}
                onChange={(next) => change((papers) => papers.map((other) => (other.key === one.key ? next : other)))}
                onRemove={() => change((papers) => papers.filter((other) => other.key !== one.key))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function PaperHead() {
  const t = useT();
  const { content } = useEditor();
  return (
    <EditHead
      columns={[
        { label: t('editor.papers.paper') },
        ...(content.cases.length > 0 ? [{ label: t('editor.papers.case'), width: 170 }] : []),
        { label: t('editor.papers.originals'), width: 84 },
        { label: t('editor.papers.copies'), width: 84 },
        { label: t('editor.papers.form'), width: 130 },
        { label: t('editor.papers.required'), width: 190 },
      ]}
    />
  );
}

interface PaperRowProps {
  readonly paper: DossierComponent;
  readonly isFixed: boolean;
  readonly onChange: (paper: DossierComponent) => void;
  readonly onRemove: () => void;
}

function PaperRow({ paper, isFixed, onChange, onRemove }: PaperRowProps) {
  const t = useT();
  const { content } = useEditor();
  const counts = (['originals', 'copies'] as const).map((key) => (
    <td key={key}>
      <NumberInput
        aria-label={t(`editor.papers.${key}`)}
        value={paper[key]}
        min={0}
        max={20}
        allowDecimal={false}
        disabled={isFixed}
        onChange={(value) => onChange({ ...paper, [key]: Number(value) || 0 })}
      />
    </td>
  ));
  return (
    <tr>
      <td>
        <Textarea
          aria-label={t('editor.papers.paper')}
          autosize
          value={paper.name}
          disabled={isFixed}
          onChange={(event) => onChange({ ...paper, name: event.target.value.replace(/\n/g, ' ').slice(0, 1_200) })}
        />
        {paper.note === '' ? null : <p className="hint">{paper.note}</p>}
      </td>
      <CaseCell value={paper} isFixed={isFixed} onChange={onChange} />
      {counts}
      <td>
        <NativeSelect
          aria-label={t('editor.papers.form')}
          value={paper.formCode}
          disabled={isFixed}
          onChange={(event) => onChange({ ...paper, formCode: event.target.value })}
          data={[
            { value: '', label: t('editor.papers.noForm') },
            ...content.forms.map((form) => ({ value: form.code, label: form.code })),
          ]}
        />
      </td>
      <DemandCell paper={paper} isFixed={isFixed} onChange={onChange} />
      <td>{isFixed ? null : <RemoveRow name={paper.name} onRemove={onRemove} />}</td>
    </tr>
  );
}

function DemandCell({ paper, isFixed, onChange }: Omit<PaperRowProps, 'onRemove'>) {
  const t = useT();
  return (
    <td>
      <Checkbox
        label={t('editor.papers.required')}
        checked={paper.isRequired}
        disabled={isFixed}
        onChange={(event) => onChange({ ...paper, isRequired: event.target.checked })}
      />
      <Checkbox
        label={t('editor.papers.fromDatabase')}
        checked={paper.isFromDatabase}
        disabled={isFixed}
        onChange={(event) => onChange({ ...paper, isFromDatabase: event.target.checked })}
      />
    </td>
  );
}
