import {
  type Call,
  DataTable,
  FailureNote,
  FilterBar,
  FilterBox,
  Form,
  Icon,
  Link,
  PageHead,
  useCalling,
  useUrlFilters,
} from '@chuan/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import { foldVietnamese } from '@chuan/kernel';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { AdoptableTemplate, AdoptionPreview, AdoptTemplateInput } from '../contract.ts';
import { useT } from './translate.ts';

/** Published templates to choose from; those that the agency has are marked. */
export function AdoptableScreen({ templates }: { readonly templates: readonly AdoptableTemplate[] }) {
  const t = useT();
  const { values } = useUrlFilters();
  const words = foldVietnamese(values.get('q') ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const shown = templates.filter((one) => {
    const text = foldVietnamese(`${one.name} ${one.code} ${one.procedureCode} ${one.field}`);
    return words.every((word) => text.includes(word));
  });
  return (
    <>
      <PageHead
        title={t('adopt.title')}
        crumbs={[{ label: t('nav.procedures'), href: '/w/procedures' }, { label: t('adopt.title') }]}
        note={t('adopt.note', { count: templates.length })}
      />
      <FilterBar>
        <FilterBox placeholder={t('adopt.search')} label={t('adopt.search')} />
      </FilterBar>
      <DataTable
        caption={t('adopt.title')}
        rows={shown}
        rowKey={(row) => row.templateId}
        columns={[
          { key: 'code', label: t('list.code'), width: 160, render: (row) => <span className="code">{row.code}</span> },
          {
            key: 'name',
            label: t('list.name'),
            render: (row) => (
              <>
                {row.name}
                <small className="proc-sub code">{row.procedureCode}</small>
              </>
            ),
          },
          { key: 'field', label: t('list.field'), width: 180, render: (row) => row.field },
          {
            key: 'level',
            label: t('adopt.level'),
            width: 110,
            render: (row) => <LevelCell row={row} />,
          },
          {
            key: 'version',
            label: t('adopt.versionHead'),
            width: 90,
            render: (row) => t('adopt.version', { number: row.number }),
          },
          { key: 'act', label: '', width: 220, render: (row) => <AdoptCell row={row} /> },
        ]}
        empty={<p className="teach proc-pad">{t('adopt.empty')}</p>}
      />
    </>
  );
}

function LevelCell({ row }: { readonly row: AdoptableTemplate }) {
  const t = useT();
  const level = t(`adopt.levels.${row.level}`);
  return row.isOfOwnLevel ? level : <span className="badge soon">{level}</span>;
}

function AdoptCell({ row }: { readonly row: AdoptableTemplate }) {
  const t = useT();
  if (row.adoptedAs) {
    return (
      <span className="row muted nowrap">
        <Icon of={IconCheck} size={16} />
        {t('adopt.adopted', { code: row.adoptedAs.code })}
      </span>
    );
  }
  return (
    <Link className="btn sm" href={`/w/procedures/adopt/${row.templateId}`} prefetch>
      {t('adopt.choose')}
    </Link>
  );
}

export interface AdoptionFormProps {
  readonly preview: AdoptionPreview;
  readonly onAdopt: Call<AdoptTemplateInput>;
}

/** Lanes of a template onto positions of the agency, the best fit chosen beforehand. */
export function AdoptionForm({ preview, onAdopt }: AdoptionFormProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const [code, setCode] = useState(preview.suggestedCode);
  const [chosen, setChosen] = useState<Chosen>(() =>
    Object.fromEntries(
      preview.lanes.flatMap(({ lane, positionId }) => (positionId === null ? [] : [[lane, positionId]])),
    ),
  );
  const { templateId, number } = preview;
  return (
    <>
      <PageHead
        title={preview.name}
        crumbs={[
          { label: t('nav.procedures'), href: '/w/procedures' },
          { label: t('adopt.title'), href: '/w/procedures/adopt' },
          { label: t('adopt.version', { number }) },
        ]}
      />
      <Form
        className="adopt"
        onSubmit={() => {
          const positions = Object.fromEntries(Object.entries(chosen).filter(([, id]) => id !== ''));
          void run(() => onAdopt({ templateId, number, code, positions }));
        }}
      >
        {preview.isOfOwnLevel ? null : (
          <p className="proc-other-level" role="note">
            {t('adopt.otherLevel', { level: preview.level })}
          </p>
        )}
        <TextInput
          label={t('adopt.code')}
          description={t('adopt.codeHint')}
          value={code}
          maxLength={39}
          required
          onChange={(event) => setCode(event.target.value.toLocaleUpperCase('vi'))}
        />
        <h2>{t('adopt.lanes')}</h2>
        <p className="hint">{t('adopt.lanesText')}</p>
        <LaneTable preview={preview} chosen={chosen} onChoose={setChosen} />
        <FailureNote failure={failure} />
        <button type="submit" className="btn primary" disabled={busy} aria-busy={busy || undefined}>
          {t('adopt.create')}
        </button>
      </Form>
    </>
  );
}

/** The unit is not said twice where the position's name has it. */
const positionText = (name: string, unitName: string): string =>
  name.toLocaleLowerCase('vi').includes(unitName.toLocaleLowerCase('vi')) ? name : `${name} – ${unitName}`;

type Chosen = Readonly<Record<string, string>>;

interface LaneTableProps {
  readonly preview: AdoptionPreview;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

function LaneTable({ preview, chosen, onChoose }: LaneTableProps) {
  const t = useT();
  return (
    <table className="adopt-lanes">
      <thead>
        <tr>
          <th scope="col">{t('adopt.lane')}</th>
          <th scope="col">{t('adopt.steps')}</th>
          <th scope="col">{t('adopt.position')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.lanes.map(({ lane, stepCodes }) => (
          <tr key={lane}>
            <td>{lane}</td>
            <td className="num">{stepCodes.join(', ')}</td>
            <td>
              <NativeSelect
                aria-label={`${t('adopt.position')}: ${lane}`}
                value={chosen[lane] ?? ''}
                onChange={(event) => onChoose({ ...chosen, [lane]: event.target.value })}
                data={[
                  { value: '', label: t('adopt.nobody') },
                  ...preview.positions.map(({ id, name, unitName, holders }) => {
                    const full = positionText(name, unitName);
                    return { value: id, label: holders === 0 ? t('adopt.vacant', { name: full }) : full };
                  }),
                ]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
