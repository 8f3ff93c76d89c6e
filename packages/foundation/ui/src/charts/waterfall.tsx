import { useId } from 'react';
import { formatHours } from '../dates.ts';
import { Link } from '../routing.tsx';
import { useLocale, useUiT } from '../translate.tsx';
import { wrapWords } from '../flow/layout.ts';
import { Hatches, hatchOf } from './hatches.tsx';

export interface WaterfallPart {
  readonly key: string;
  readonly label: string;
  /** Working minutes, average of one dossier. */
  readonly minutes: number;
  /** `over`: our own, above the norm of the step; `other`: another agency. */
  readonly kind: 'own' | 'over' | 'other';
  readonly href: string;
}

export interface WaterfallProps {
  readonly parts: readonly WaterfallPart[];
  readonly limitMinutes: number;
  /** Time with the applicant, which the limit does not count. */
  readonly waiting?: { readonly label: string; readonly minutes: number };
  readonly label: string;
}

const width = 500;
const origin = 188;
const labelLetters = 28;
const mostLabelLines = 3;
const barHeight = 17;
const textHeight = 16;
const lineGap = 8;
const roomy = 46;
const labelRoom = 84;
const waitingRoom = 176;

interface PlacedLine {
  readonly part: WaterfallPart;
  readonly words: readonly string[];
  readonly y: number;
  readonly height: number;
}

/** A part's line is as high as its name needs. */
function placeLines(parts: readonly WaterfallPart[]): PlacedLine[] {
  let y = 4;
  return parts.map((part) => {
    const words = wrapWords(part.label, labelLetters, mostLabelLines);
    const line = { part, words, y, height: Math.max(barHeight, words.length * textHeight) + lineGap };
    y += line.height;
    return line;
  });
}

/** Who used the time: each part begins where the one before it ended. */
export function Waterfall({ parts, limitMinutes, waiting, label }: WaterfallProps) {
  const [t, locale] = [useUiT(), useLocale()];
  const id = useId().replaceAll(':', '');
  const counted = parts.reduce((sum, part) => sum + part.minutes, 0);
  const whole = Math.max(1, counted + (waiting?.minutes ?? 0), limitMinutes) * 1.1;
  // The limit's own words stand to the right of its line.
  const scale = Math.min((width - origin) / whole, (width - origin - labelRoom) / Math.max(1, limitMinutes));
  const lines = placeLines(parts);
  const sumY = lines.reduce((sum, line) => sum + line.height, 0) + 9;
  const limitX = origin + limitMinutes * scale;
  const endX = origin + counted * scale;
  // Left of its bar, unless the line's name stands there.
  const isWaitingRight = endX - waitingRoom < origin;
  const waitingX = isWaitingRight ? endX + (waiting?.minutes ?? 0) * scale + 8 : endX - 8;
  let from = 0;
  return (
    <>
      <svg className="chart" viewBox={`0 0 ${width} ${sumY + 56}`} role="group" aria-label={label}>
        <Hatches id={id} of={['hold']} />
        <path className="limit" d={`M${limitX} 0V${sumY + 21}`} />
        {lines.map((line) => {
          const x = origin + from * scale;
          from += line.part.minutes;
          return <Part key={line.part.key} line={line} x={x} scale={scale} limitX={limitX} />;
        })}
        <path d={`M0 ${sumY - 6.5}H${width}`} stroke="var(--line-2)" />
        <text className="v" x={origin - 10} y={sumY + 12.5} textAnchor="end">
          {t('chart.counted')}
        </text>
        <rect className="b sum" x={origin} y={sumY} width={counted * scale} height="17" />
        <text className="on" x={origin + 8} y={sumY + 13}>
          {formatHours(counted, locale)}
        </text>
        <text className="v" x={limitX + 7} y={sumY + 13}>
          {t('chart.limit', { time: formatHours(limitMinutes, locale) })}
        </text>
        {waiting === undefined ? null : (
          <>
            <text className="n" x={origin - 10} y={sumY + 39.5} textAnchor="end">
              {waiting.label}
            </text>
            <rect
              x={endX + 0.5}
              y={sumY + 27}
              width={waiting.minutes * scale}
              height="17"
              fill={hatchOf(id, 'hold')}
              stroke="var(--hold-solid)"
            />
            <text className="h" x={waitingX} y={sumY + 40} textAnchor={isWaitingRight ? 'start' : 'end'}>
              {t('chart.notCounted', { time: formatHours(waiting.minutes, locale) })}
            </text>
          </>
        )}
      </svg>
      <Legend />
    </>
  );
}

function Legend() {
  const t = useUiT();
  return (
    <p className="leg">
      <span>
        <i />
        {t('chart.own')}
      </span>
      <span>
        <i className="over" />
        {t('chart.ownOver')}
      </span>
      <span>
        <i className="other" />
        {t('chart.otherAgency')}
      </span>
    </p>
  );
}

interface PartProps {
  readonly line: PlacedLine;
  readonly x: number;
  readonly scale: number;
  readonly limitX: number;
}

function Part({ line, x, scale, limitX }: PartProps) {
  const locale = useLocale();
  const { part, words, y, height } = line;
  const size = part.minutes * scale;
  const time = formatHours(part.minutes, locale);
  const inside = size >= roomy;
  const end = x + size;
  const crossesLimit = end <= limitX && end + roomy > limitX;
  const beyond = crossesLimit || end + roomy > width;
  // The bar is level with the middle of its name.
  const middle = y + (height - lineGap) / 2;
  const barY = middle - barHeight / 2;
  const firstY = middle + 4.5 - ((words.length - 1) * textHeight) / 2;
  return (
    <>
      <text className="n" textAnchor="end">
        <title>{part.label}</title>
        {words.map((word, index) => (
          <tspan key={word} x={origin - 10} y={firstY + index * textHeight}>
            {word}
          </tspan>
        ))}
      </text>
      <Link href={part.href} aria-label={`${part.label}: ${time}`}>
        <rect className={`b ${part.kind}`} x={x} y={barY} width={Math.max(1, size)} height={barHeight} />
        <text
          className={inside ? 'on' : 'v'}
          x={inside ? x + size / 2 : beyond ? x - 7 : x + size + 6}
          y={barY + 13}
          textAnchor={inside ? 'middle' : beyond ? 'end' : 'start'}
        >
          {time}
        </text>
      </Link>
      <path className="axis" d={`M${x + size} ${barY + barHeight}V${y + height}`} />
    </>
  );
}
