import { ChartPanel, formatHours, StepBoxes, useLocale, useUrlFilters, Waterfall } from '@chuan/ui';
import { NativeSelect } from '@mantine/core';
import type { Board, FlowFigures, FlowWay } from '../contract.ts';
import { useRowsHref } from './rows-href.ts';
import { useT } from './translate.ts';

/** Who used the time of one procedure's results, from receipt to result. */
export function TimePanel({ board }: { readonly board: Board }) {
  const t = useT();
  const locale = useLocale();
  const hrefOf = useRowsHref();
  const { flow, period } = board;
  if (flow === null) return <ChartPanel title={t('time.title')}>{<p className="calm">{t('time.none')}</p>}</ChartPanel>;
  const { timeUse } = flow;
  const { applicantMinutes, otherAgencyMinutes, suspendedMinutes } = timeUse;
  const outside = applicantMinutes + otherAgencyMinutes + suspendedMinutes;
  const dossiers = {
    label: t('time.dossiers', { count: timeUse.dossiers.count }),
    href: hrefOf(timeUse.dossiers.rows),
  };
  const hours = (minutes: number) => formatHours(minutes, locale);
  return (
    <ChartPanel
      title={t('time.title')}
      note={t('time.note', { name: flow.name, period: t(`board.thisPeriod.${period}`) })}
      aside={dossiers}
      figures={{
        head: [t('time.step'), t('time.minutes')],
        rows: [
          ...timeUse.parts.map(({ name, minutes }) => [name, hours(minutes)]),
          [t('time.applicant'), hours(applicantMinutes)],
          [t('time.other'), hours(otherAgencyMinutes)],
          [t('time.suspended'), hours(suspendedMinutes)],
        ],
      }}
    >
      <ProcedurePicker board={board} />
      {timeUse.dossiers.count === 0 ? (
        <p className="calm">{t('time.none')}</p>
      ) : (
        <Waterfall
          label={t('time.label')}
          limitMinutes={timeUse.limitMinutes}
          parts={timeUse.parts.map(({ nodeId, name, minutes, isOver }) => ({
            key: nodeId,
            label: name,
            minutes,
            kind: isOver ? 'over' : 'own',
            href: dossiers.href,
          }))}
          waiting={outside === 0 ? undefined : { label: t('time.outside'), minutes: outside }}
        />
      )}
      {outside === 0 ? null : (
        <p className="sub">
          {t('time.outsideNote', {
            applicant: hours(applicantMinutes),
            other: hours(otherAgencyMinutes),
            suspended: hours(suspendedMinutes),
          })}
        </p>
      )}
    </ChartPanel>
  );
}

function ProcedurePicker({ board }: { readonly board: Board }) {
  const t = useT();
  const { set } = useUrlFilters();
  if (board.procedures.length < 2) return null;
  return (
    <NativeSelect
      className="flow-pick no-print"
      aria-label={t('time.procedure')}
      size="sm"
      value={board.flow?.procedureId ?? ''}
      onChange={(event) => set({ procedureId: event.target.value, rows: undefined })}
      data={board.procedures.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

/** `Từ B2, khi “Không đủ điều kiện”`. */
function wayLabel({ entries, joins }: FlowWay, t: ReturnType<typeof useT>): string {
  const distinct = (values: readonly string[]) => [...new Set(values.filter(Boolean))];
  const from = distinct(entries.map((entry) => entry.label)).join(', ');
  const outcome = distinct(entries.map((entry) => entry.outcome)).join('” / “');
  const start = outcome === '' ? t('jam.branchFrom', { from }) : t('jam.branch', { from, outcome });
  return joins === null ? start : t('jam.branchJoins', { start, step: joins });
}

/** The flow itself: what stands at each step, and how long a visit takes against its limit. */
export function JamPanel({ flow }: { readonly flow: FlowFigures | null }) {
  const t = useT();
  const locale = useLocale();
  const hrefOf = useRowsHref();
  if (flow === null) return null;
  const hours = (minutes: number) => formatHours(minutes, locale);
  const boxes = new Map(
    flow.steps.map((step) => [
      step.nodeId,
      {
        key: step.nodeId,
        label: `${step.label} ${step.name}`,
        note: step.condition,
        count: step.standing.count,
        averageMinutes: step.averageMinutes ?? 0,
        limitMinutes: step.limitMinutes,
        jammed: step.isJammed,
        href: hrefOf(step.standing.rows),
      },
    ]),
  );
  return (
    <ChartPanel
      full
      title={t('jam.title', { name: flow.name })}
      note={t('jam.note')}
      figures={{
        head: [t('jam.step'), t('jam.standing'), t('jam.visits'), t('jam.average'), t('jam.limit')],
        rows: flow.steps.map(({ label, name, standing, visits, averageMinutes, limitMinutes }) => [
          `${label} ${name}`,
          standing.count,
          visits,
          averageMinutes === null ? t('tile.none') : hours(averageMinutes),
          hours(limitMinutes),
        ]),
      }}
    >
      <StepBoxes
        ways={flow.ways.map((way, index) => ({
          key: way.stages[0]?.[0] ?? String(index),
          label: index === 0 ? undefined : wayLabel(way, t),
          stages: way.stages.map((ids) => ids.flatMap((id) => boxes.get(id) ?? [])),
        }))}
      />
    </ChartPanel>
  );
}
