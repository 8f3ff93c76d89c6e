import { useId, useMemo } from 'react';
import { useRouting } from '../routing.tsx';
import { useUiT } from '../translate.tsx';
import type { FlowLayout, FlowModel, PlacedEdge, PlacedNode } from './flow-picture.ts';
import { layoutFlow, wrapWords } from './layout.ts';
import { rowHeight } from './places.ts';

const headHeight = 56;
const footHeight = 44;

export interface FlowDiagramProps {
  readonly model: FlowModel;
  /** The row that is being edited. */
  readonly selectedId?: string;
  /** Alone on a page instead of beside the table: grows with its column. */
  readonly alone?: boolean;
}

/**
 * The procedure as lanes by position, level with its table. The table beside it says the same in words, so the
 * picture is one image to readers of the screen.
 */
export function FlowDiagram({ model, selectedId, alone = false }: FlowDiagramProps) {
  const t = useUiT();
  const id = useId().replaceAll(':', '');
  const layout = useMemo(() => layoutFlow(model), [model]);
  const height = headHeight + layout.height + footHeight;
  const critical = model.rows.filter((row) => row.critical).map((row) => row.label);
  const selected = model.rows.findIndex((row) => row.id === selectedId);
  return (
    <div className="flow" tabIndex={0} role="region" aria-label={t('flow.region')}>
      <svg
        viewBox={`0 0 ${layout.width} ${height}`}
        width={alone ? '100%' : layout.width}
        height={alone ? undefined : height}
        role="img"
        aria-label={t('flow.label', { steps: critical.join(', ') })}
      >
        <Heads id={id} />
        <Lanes model={model} layout={layout} />
        <g transform={`translate(0 ${headHeight})`}>
          {selected < 0 ? null : (
            <rect className="selrow" x="0" y={selected * rowHeight} width={layout.width} height={rowHeight} />
          )}
          {model.rows.map((row, index) => (
            <path key={row.id} className="rowl" d={`M0 ${(index + 1) * rowHeight - 0.5}H${layout.width}`} />
          ))}
          {layout.edges.map((edge) => (
            <Edge key={edge.key} edge={edge} id={id} />
          ))}
          {layout.bars.map((bar) => (
            <rect
              key={bar.key}
              className="fork"
              x={bar.cx - bar.w / 2}
              y={bar.cy - bar.h / 2}
              width={bar.w}
              height={bar.h}
              rx="1"
            />
          ))}
          <Circles layout={layout} />
          {layout.nodes.map((node) => (
            <Node key={node.row.id} node={node} />
          ))}
          {layout.labels.map((label) => (
            <text key={label.key} className="n2 el" x={label.cx} y={label.cy + 4.5} textAnchor="middle">
              {label.text}
            </text>
          ))}
        </g>
        <Legend
          y={headHeight + layout.height + 26}
          hasParallel={layout.bars.length > 0}
          hasError={model.rows.some((row) => row.error)}
        />
      </svg>
    </div>
  );
}

/** Where work begins and where it ends. */
const Circles = ({ layout: { start, ends } }: { readonly layout: FlowLayout }) => (
  <>
    {start === null ? null : <circle className="begin" cx={start.x} cy={start.y} r="6" />}
    {ends.map((end) => (
      <circle key={end.key} className={end.critical ? 'stop crit' : 'stop'} cx={end.x} cy={end.y} r="7" />
    ))}
  </>
);

function Heads({ id }: { readonly id: string }) {
  return (
    <defs>
      {[
        ['c', 'var(--accent)'],
        ['n', 'var(--line-3)'],
      ].map(([name, fill]) => (
        <marker
          key={name}
          id={`${id}${name}`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          orient="auto"
          markerUnits="userSpaceOnUse"
        >
          <path d="M0 0.5 7.5 4 0 7.5z" fill={fill} />
        </marker>
      ))}
    </defs>
  );
}

function Lanes({ model, layout }: { readonly model: FlowModel; readonly layout: FlowLayout }) {
  const letters = Math.floor(layout.laneWidth / 7.6);
  return (
    <>
      {model.lanes.map((lane, index) => {
        const x = layout.laneLeft[index] ?? 0;
        const lines = wrapWords(lane.label, letters, 3);
        const [low, apart] = lines.length > 2 ? [44, 15] : [42, 17];
        return (
          <g key={lane.id}>
            <title>{lane.label}</title>
            {index % 2 === 0 ? (
              <rect className="lane" x={x} y="0" width={layout.laneWidth} height={headHeight + layout.height} />
            ) : null}
            {lines.map((line, at) => (
              <text
                key={line}
                className="lt"
                x={x + layout.laneWidth / 2}
                y={low - apart * (lines.length - 1 - at)}
                textAnchor="middle"
              >
                {line}
              </text>
            ))}
          </g>
        );
      })}
      <path d={`M0 ${headHeight - 0.5}H${layout.width}`} stroke="var(--line-2)" />
    </>
  );
}

const pathOf = (edge: PlacedEdge): string =>
  edge.points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('');

function Edge({ edge, id }: { readonly edge: PlacedEdge; readonly id: string }) {
  const head = edge.arrow ? `url(#${id}${edge.critical ? 'c' : 'n'})` : undefined;
  return (
    <path
      className={`lk${edge.critical ? ' crit' : ''}${edge.back ? ' back' : ''}`}
      d={pathOf(edge)}
      markerEnd={head}
      strokeLinejoin="round"
    />
  );
}

function Node({ node }: { readonly node: PlacedNode }) {
  const { Link } = useRouting();
  const { row, cx, cy, w, h } = node;
  const look = `nd${row.error ? ' er' : row.critical ? ' cr' : ''}`;
  const shape =
    row.kind === 'decision' ? (
      <path className={look} d={`M${cx} ${cy - h / 2}l${w / 2} ${h / 2}l${-w / 2} ${h / 2}l${-w / 2} ${-h / 2}z`} />
    ) : (
      <>
        <rect className={look} x={cx - w / 2} y={cy - h / 2} width={w} height={h} rx="6" />
        <text className="n1" x={cx} y={row.timeLabel === undefined ? cy + 4.5 : cy - 2.5} textAnchor="middle">
          {row.label}
        </text>
        <text className={row.error ? 'n2 bad' : 'n2'} x={cx} y={cy + 13.5} textAnchor="middle">
          {row.timeLabel}
        </text>
      </>
    );
  return (
    <>
      {row.href === undefined ? shape : <Link href={row.href}>{shape}</Link>}
      {!row.count ? null : (
        <>
          <circle className="count" cx={cx + w / 2} cy={cy - h / 2} r="10" />
          <text className="count-t" x={cx + w / 2} y={cy - h / 2 + 4.5} textAnchor="middle">
            {row.count}
          </text>
        </>
      )}
    </>
  );
}

interface LegendProps {
  readonly y: number;
  readonly hasParallel: boolean;
  readonly hasError: boolean;
}

interface LegendItemProps {
  readonly x: number;
  readonly className: string;
  readonly height: number;
  readonly label: string;
}

/** A box as it stands in the picture, and what it means. */
const LegendItem = ({ x, className, height, label }: LegendItemProps) => (
  <>
    <rect className={className} x={x} y={-height / 2} width="26" height={height} rx={height > 8 ? 4 : 1} />
    <text x={x + 34} y="4">
      {label}
    </text>
  </>
);

/** Only what the picture shows. */
function Legend({ y, hasParallel, hasError }: LegendProps) {
  const t = useUiT();
  return (
    <g className="lg" transform={`translate(11 ${y - 4})`}>
      <path className="lk crit" d="M0 0H26" />
      <text x="34" y="4">
        {t('flow.critical')}
      </text>
      {hasParallel ? <LegendItem x={132} className="fork" height={5} label={t('flow.parallel')} /> : null}
      {hasError ? <LegendItem x={310} className="er" height={18} label={t('flow.error')} /> : null}
    </g>
  );
}
