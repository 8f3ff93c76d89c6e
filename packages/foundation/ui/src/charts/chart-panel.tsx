import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { Link } from '../routing.tsx';
import { useUiT } from '../translate.tsx';

/** The numbers of a chart as a table: for readers of the screen, for copying, for doubt. */
export interface Figures {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface ChartPanelProps {
  readonly title: string;
  /** How the numbers were counted. */
  readonly note?: string;
  readonly figures?: Figures;
  readonly aside?: { readonly label: string; readonly href: string };
  /** Across both columns of the board. */
  readonly full?: boolean;
  readonly children: ReactNode;
}

function FiguresTable({ figures, caption }: { readonly figures: Figures; readonly caption: string }) {
  return (
    <table className="tbl">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          {figures.head.map((label, index) => (
            <th key={label} scope="col" className={index === 0 ? undefined : 'r'}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.rows.map((row) => (
          <tr key={String(row[0])}>
            {row.map((value, index) =>
              index === 0 ? (
                <th key={figures.head[index]} scope="row">
                  {value}
                </th>
              ) : (
                <td key={figures.head[index]} className="r">
                  {value}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A section of a board: title, how it was counted, picture, and the same as a table. */
export function ChartPanel({ title, note, figures, aside, full = false, children }: ChartPanelProps) {
  const t = useUiT();
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <section className={full ? 'panel full' : 'panel'} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <span className="row row-3 small nowrap">
          {aside === undefined ? null : <Link href={aside.href}>{aside.label}</Link>}
          {figures === undefined ? null : (
            <button
              type="button"
              className="aslink"
              aria-expanded={shown}
              aria-controls={`${id}-figures`}
              onClick={() => setShown(!shown)}
            >
              {t('chart.figures')}
            </button>
          )}
        </span>
      </header>
      {note === undefined ? null : <p className="sub">{note}</p>}
      <div className="chart-scroll">{children}</div>
      {figures === undefined ? null : (
        <div id={`${id}-figures`} hidden={!shown}>
          <FiguresTable figures={figures} caption={title} />
        </div>
      )}
    </section>
  );
}
