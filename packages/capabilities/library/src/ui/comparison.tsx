import { formatCivilDate, formatVnd } from '@chuan/ui';
import type { ContentChange, ContentSection } from '../contract.ts';
import { ContentSection as Sections } from '../contract.ts';
import { useLimitText, useMinutesText } from './texts.ts';
import { useT } from './translate.ts';

export interface ComparisonProps {
  readonly changes: readonly ContentChange[];
  /** What the two sides are called, such as "Lần 3" and "Lần 4". */
  readonly before: string;
  readonly after: string;
  /** Positions by id, to be called by name. */
  readonly positions?: ReadonlyMap<string, string>;
}

/** What differs between two versions, by the sections of the document: what stood there, what stands there now. */
export function Comparison({ changes, before, after, positions }: ComparisonProps) {
  const t = useT();
  if (changes.length === 0) return <p className="teach">{t('comparison.none')}</p>;
  const groups = Map.groupBy(changes, (change) => change.section);
  const sections = Sections.options.filter((section) => groups.has(section));
  return (
    <div className="compare">
      <p className="hint">{t('comparison.summary', { count: changes.length })}</p>
      {sections.map((section: ContentSection) => (
        <section key={section}>
          <h2>{t(`comparison.sections.${section}`)}</h2>
          <table className="compare-table">
            <thead>
              <tr>
                <th scope="col" className="what" />
                <th scope="col">{before}</th>
                <th scope="col">{after}</th>
              </tr>
            </thead>
            <tbody>
              {groups.get(section)!.map((change, at) => (
                <ChangeRow key={at} change={change} positions={positions} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}

const badges = { added: 'ok', removed: 'late', changed: 'accent', moved: 'hold' } as const;

interface ChangeRowProps {
  readonly change: ContentChange;
  readonly positions: ReadonlyMap<string, string> | undefined;
}

function ChangeRow({ change, positions }: ChangeRowProps) {
  const t = useT();
  const show = useShown(positions);
  const { kind, label, property, before, after } = change;
  const name =
    property === ''
      ? ''
      : t.has(`comparison.properties.${property}` as never)
        ? t(`comparison.properties.${property}` as never)
        : property;
  return (
    <tr className={kind}>
      <th scope="row" className="what">
        <span className={`badge ${badges[kind]}`}>{t(`comparison.kinds.${kind}`)}</span>
        {label === '' ? null : <b>{label}</b>}
        {name === '' ? null : <small className="block">{name}</small>}
      </th>
      {kind === 'moved' ? (
        <td colSpan={2}>{t('comparison.movedTo', { before: Number(before), after: Number(after) })}</td>
      ) : (
        <>
          <td>{before === null ? <Nothing kind={kind} /> : <del>{show(property, before)}</del>}</td>
          <td>{after === null ? <Nothing kind={kind} /> : <ins>{show(property, after)}</ins>}</td>
        </>
      )}
    </tr>
  );
}

/** Of a thing that is on both sides, one side may say nothing; what was added or removed has only one. */
function Nothing({ kind }: { readonly kind: ContentChange['kind'] }) {
  const t = useT();
  return kind === 'changed' ? <span className="nothing">{t('comparison.nothing')}</span> : null;
}

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isLimit = (value: Plain) => typeof value['value'] === 'number' && typeof value['unit'] === 'string';
const minuteKeys = new Set(['limitMinutes', 'normMinutes']);
const dayKeys = new Set(['issuedOn', 'inForceTo']);

/** A value in words: minutes as hours, fees as money, positions by name, things by what names them. */
function useShown(positions: ReadonlyMap<string, string> | undefined): (property: string, value: unknown) => string {
  const t = useT();
  const minutes = useMinutesText();
  const limit = useLimitText();
  const show = (property: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('comparison.nothing');
    if (typeof value === 'boolean') return value ? t('comparison.yes') : t('comparison.no');
    if (typeof value === 'number') {
      if (minuteKeys.has(property)) return minutes(value);
      return property === 'feeVnd' ? formatVnd(value) : String(value);
    }
    if (typeof value === 'string') {
      if (property === 'positionId') return positions?.get(value) ?? value;
      if (dayKeys.has(property)) return formatCivilDate(value);
      return t.has(`editor.positionKinds.${value}` as never) ? t(`editor.positionKinds.${value}` as never) : value;
    }
    if (Array.isArray(value))
      return value.length === 0 ? t('comparison.nothing') : value.map((one) => show('', one)).join('; ');
    return isPlain(value) ? showThing(value) : '';
  };
  const showThing = (value: Plain): string => {
    if (isLimit(value)) return limit(value as never);
    const named = [value['name'], value['label'], value['code'], value['term']].find((one) => typeof one === 'string');
    const time = typeof value['limitMinutes'] === 'number' ? ` (${minutes(value['limitMinutes'])})` : '';
    const lane = typeof value['lane'] === 'string' ? ` – ${value['lane']}` : '';
    const rest =
      named === undefined
        ? Object.entries(value)
            .map(([key, one]) => show(key, one))
            .join(', ')
        : '';
    return `${typeof named === 'string' ? named : rest}${lane}${time}`;
  };
  return show;
}
