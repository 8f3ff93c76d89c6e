import { formatHours, formatWorkingTime, useLocale } from '@chuan/ui';
import type { TrialWindow } from '../contract.ts';
import { useT } from './translate.ts';

/** Some of the dossiers, opened from a figure. */
export interface Opened {
  readonly title: string;
  readonly ids: readonly string[];
}

const roman: Readonly<Record<number, string>> = { 1: 'I', 2: 'II', 3: 'III', 4: 'IV' };

/** `quý III/2026`, as quarters are written here. */
export function useWindowText(): (window: TrialWindow) => string {
  const t = useT();
  return ({ kind, quarter, year }) =>
    kind === 'days' ? t('trial.window.days') : t('trial.window.quarter', { quarter: roman[quarter]!, year: `${year}` });
}

/** Minutes of a step, short: `26 giờ`, `45 phút`. */
export function useStepTime(): (minutes: number) => string {
  const locale = useLocale();
  return (minutes) => (minutes < 60 ? formatWorkingTime(minutes, locale) : formatHours(minutes, locale));
}
