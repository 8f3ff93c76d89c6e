import { DateField } from '@chuan/ui';
import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { LegalBasis, ProcedureContent } from '../../contract.ts';
import { useT } from '../translate.ts';
import { AddRow, EditHead, LimitField, Part, RemoveRow, useIsFixed } from './fields.tsx';
import { useEditor } from './setting.ts';
import { LinesField } from './step-drawer.tsx';

type Change = Partial<ProcedureContent>;

function useChange(): (change: Change) => void {
  const { set } = useEditor();
  return (change) => set((content) => ({ ...content, ...change }));
}

/** What the procedure is, why and for whom, on what law, how long: the parts of the document around the table. */
export function GeneralTab() {
  return (
    <div className="tab-body two">
      <div>
        <Identity />
        <Purpose />
        <Laws />
      </div>
      <div>
        <Limits />
        <Results />
        <Rules />
      </div>
    </div>
  );
}

function Identity() {
  const t = useT();
  const { content } = useEditor();
  const change = useChange();
  const isFixed = { name: useIsFixed('name'), code: useIsFixed('procedureCode'), field: useIsFixed('field') };
  return (
    <Part title={t('editor.general.identity')}>
      <Textarea
        label={t('editor.general.name')}
        autosize
        value={content.name}
        disabled={isFixed.name}
        onChange={(event) => change({ name: event.target.value.replace(/\n/g, ' ').slice(0, 1_000) })}
      />
      <div className="g2">
        <TextInput
          label={t('editor.general.shortName')}
          value={content.shortName}
          maxLength={60}
          disabled={useIsFixed('shortName')}
          onChange={(event) => change({ shortName: event.target.value })}
        />
        <TextInput
          label={t('editor.general.procedureCode')}
          value={content.procedureCode}
          maxLength={40}
          disabled={isFixed.code}
          onChange={(event) => change({ procedureCode: event.target.value.trim() })}
        />
        <TextInput
          label={t('editor.general.field')}
          value={content.field}
          maxLength={120}
          disabled={isFixed.field}
          onChange={(event) => change({ field: event.target.value })}
        />
        <NativeSelect
          label={t('editor.general.level')}
          value={content.level}
          disabled={useIsFixed('level')}
          onChange={(event) => change({ level: event.target.value as ProcedureContent['level'] })}
          data={(['commune', 'province'] as const).map((value) => ({
            value,
            label: t(`editor.general.levels.${value}`),
          }))}
        />
      </div>
      <LinesField
        label={t('editor.general.applicants')}
        hint={t('editor.general.linesHint')}
        lines={content.applicantTypes}
        disabled={useIsFixed('applicantTypes')}
        onChange={(lines) => change({ applicantTypes: lines.slice(0, 20).map((line) => line.slice(0, 120)) })}
      />
    </Part>
  );
}

function Purpose() {
  const t = useT();
  const { content } = useEditor();
  const change = useChange();
  const isFixed = { purpose: useIsFixed('purpose'), scope: useIsFixed('scope'), terms: useIsFixed('definitions') };
  return (
    <>
      <Part title={t('editor.general.purpose')} path="purpose">
        <Textarea
          aria-label={t('editor.general.purpose')}
          autosize
          minRows={2}
          value={content.purpose}
          disabled={isFixed.purpose}
          onChange={(event) => change({ purpose: event.target.value.slice(0, 2_000) })}
        />
      </Part>
      <Part title={t('editor.general.scope')} path="scope">
        <Textarea
          aria-label={t('editor.general.scope')}
          autosize
          minRows={2}
          value={content.scope}
          disabled={isFixed.scope}
          onChange={(event) => change({ scope: event.target.value.slice(0, 2_000) })}
        />
      </Part>
      <Part title={t('editor.general.definitions')} path="definitions">
        <LinesField
          label={t('editor.general.definitions')}
          isHeaded
          hint={t('editor.general.definitionsHint')}
          lines={content.definitions.map(({ term, meaning }) => `${term} = ${meaning}`)}
          disabled={isFixed.terms}
          onChange={(lines) => change({ definitions: lines.slice(0, 60).map(definitionOf) })}
        />
      </Part>
    </>
  );
}

function definitionOf(line: string): { term: string; meaning: string } {
  const [term = '', ...rest] = line.split('=');
  return { term: term.trim().slice(0, 80), meaning: rest.join('=').trim().slice(0, 400) };
}

function Laws() {
  const t = useT();
  const { content } = useEditor();
  const change = useChange();
  const isFixed = useIsFixed('legalBases');
  return (
    <Part title={t('editor.general.laws')} path="legalBases">
      <div className="table-scroll" role="region" aria-label={t('editor.general.laws')} tabIndex={0}>
        <table className="edit-table">
          <EditHead
            columns={[
              { label: t('editor.general.lawCode'), width: 180 },
              { label: t('editor.general.lawName') },
              { label: t('editor.general.lawUntil'), width: 168 },
            ]}
          />
          <tbody>
            {content.legalBases.map((basis, at) => (
              <LawRow
                key={at}
                basis={basis}
                isFixed={isFixed}
                onChange={(next) => change({ legalBases: content.legalBases.with(at, next) })}
                onRemove={() => change({ legalBases: content.legalBases.toSpliced(at, 1) })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {isFixed ? null : (
        <AddRow
          label={t('editor.general.addLaw')}
          onAdd={() => change({ legalBases: [...content.legalBases, { code: '', name: '' }] })}
        />
      )}
    </Part>
  );
}

interface LawRowProps {
  readonly basis: LegalBasis;
  readonly isFixed: boolean;
  readonly onChange: (basis: LegalBasis) => void;
  readonly onRemove: () => void;
}

function LawRow({ basis, isFixed, onChange, onRemove }: LawRowProps) {
  const t = useT();
  const { inForceTo, ...rest } = basis;
  return (
    <tr>
      <td>
        <TextInput
          aria-label={t('editor.general.lawCode')}
          value={basis.code}
          maxLength={80}
          disabled={isFixed}
          onChange={(event) => onChange({ ...basis, code: event.target.value })}
        />
      </td>
      <td>
        <Textarea
          aria-label={t('editor.general.lawName')}
          autosize
          value={basis.name}
          disabled={isFixed}
          onChange={(event) => onChange({ ...basis, name: event.target.value.replace(/\n/g, ' ').slice(0, 600) })}
        />
      </td>
      <td>
        <DateField
          aria-label={t('editor.general.lawUntil')}
          value={inForceTo ?? ''}
          disabled={isFixed}
          onChange={(day) => onChange(day === '' ? rest : { ...rest, inForceTo: day })}
        />
      </td>
      <td>{isFixed ? null : <RemoveRow name={basis.code} onRemove={onRemove} />}</td>
    </tr>
  );
}

function Limits() {
  const t = useT();
  const { content } = useEditor();
  const change = useChange();
  const isFixed = useIsFixed('legalLimit');
  return (
    <Part title={t('editor.general.limit')} path="legalLimit" hint={t('editor.general.limitHint')}>
      <LimitField
        label={t('editor.general.limit')}
        limit={content.legalLimit}
        disabled={isFixed}
        onChange={(legalLimit) => change({ legalLimit, hasAssumedLimit: false })}
      />
      {content.hasAssumedLimit ? (
        <Checkbox
          label={t('editor.general.assumedLimit')}
          checked
          disabled={isFixed}
          onChange={() => change({ hasAssumedLimit: false })}
        />
      ) : null}
      <Checkbox
        label={t('editor.general.sampleTimes')}
        checked={content.hasSampleTimes}
        disabled={useIsFixed('hasSampleTimes')}
        onChange={(event) => change({ hasSampleTimes: event.target.checked })}
      />
    </Part>
  );
}

function Results() {
  const t = useT();
  const { content } = useEditor();
  const change = useChange();
  const isFixed = useIsFixed('requirements');
  return (
    <>
      <Part title={t('editor.general.results')} path="results">
        <LinesField
          label={t('editor.general.results')}
          isHeaded
          hint={t('editor.general.linesHint')}
          lines={content.results}
          disabled={useIsFixed('results')}
          onChange={(results) => change({ results: results.slice(0, 20) })}
        />
      </Part>
      <Part title={t('editor.general.requirements')} path="requirements">
        <Textarea
          aria-label={t('editor.general.requirements')}
          autosize
          minRows={2}
          maxRows={14}
          value={content.requirements}
          disabled={isFixed}
          onChange={(event) => change({ requirements: event.target.value.slice(0, 8_000) })}
        />
      </Part>
    </>
  );
}

function Rules() {
  const t = useT();
  const { content } = useEditor();
  const change = useChange();
  const isFixed = useIsFixed('rules');
  const { rules } = content;
  const put = (part: Partial<ProcedureContent['rules']>) => change({ rules: { ...rules, ...part } });
  return (
    <Part title={t('editor.general.rules')} path="rules">
      <NativeSelect
        label={t('editor.general.supplement')}
        value={rules.supplement}
        disabled={isFixed}
        onChange={(event) => put({ supplement: event.target.value as 'restart' | 'suspend' })}
        data={(['restart', 'suspend'] as const).map((value) => ({
          value,
          label: t(`editor.general.supplements.${value}`),
        }))}
      />
      <div className="g2">
        <NumberInput
          label={t('editor.general.maxSupplements')}
          value={rules.maxSupplements}
          min={0}
          max={10}
          disabled={isFixed}
          onChange={(value) => put({ maxSupplements: Number(value) || 0 })}
        />
        <NumberInput
          label={t('editor.general.maxExtensions')}
          value={rules.maxExtensions}
          min={0}
          max={5}
          disabled={isFixed}
          onChange={(value) => put({ maxExtensions: Number(value) || 0 })}
        />
      </div>
    </Part>
  );
}
