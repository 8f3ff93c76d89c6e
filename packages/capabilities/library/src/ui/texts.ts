import { formatCivilDate, formatHours, formatWorkingTime, useErrorText, useLocale } from '@chuan/ui';
import { type ContentProblem, LegalBasis, type ProcedureContent } from '../contract.ts';
import { useT } from './translate.ts';

type Limit = ProcedureContent['legalLimit'];

/** `07 ngày làm việc` as the reader's language writes it. */
export function useLimitText(): (limit: Limit) => string {
  const t = useT();
  return ({ value, unit }) => t(`editor.limits.${unit}`, { value });
}

const minuteParams = { minutes: 'total', limitMinutes: 'limit', overMinutes: 'over' } as const;

/** What a finding says, with its minutes as hours and its days as dates. */
export function useProblemText(): (problem: ContentProblem) => string {
  const locale = useLocale();
  const text = useErrorText();
  return ({ code, params }) => {
    const shown: Record<string, string | number> = { ...params };
    for (const [from, to] of Object.entries(minuteParams)) {
      const minutes = params[from];
      if (typeof minutes === 'number') shown[to] = formatHours(minutes, locale);
    }
    const on = params['on'];
    if (typeof on === 'string' && LegalBasis.shape.issuedOn.safeParse(on).success) shown['on'] = formatCivilDate(on);
    return text({ code, params: shown });
  };
}

/** Minutes of a step as the table shows them: `36 giờ`, `30 phút`. */
export function useMinutesText(): (minutes: number) => string {
  const locale = useLocale();
  return (minutes) => (minutes < 60 && minutes > 0 ? formatWorkingTime(minutes, locale) : formatHours(minutes, locale));
}

const spoken: readonly (readonly [RegExp, number])[] = [
  [/^(p|phút|m|min|minutes?)$/, 1],
  [/^(h|g|giờ|tiếng|hours?)?$/, 60],
  [/^(n|ngày|d|days?|ngày làm việc)$/, 480],
];

/**
 * Working minutes of what somebody typed: `4`, `4 giờ`, `30p`, `1,5 ngày`, `1 giờ 30 phút`; null for what is no time.
 */
export function minutesTyped(text: string): number | null {
  const parts = [
    ...text
      .trim()
      .toLowerCase()
      .matchAll(/(\d+(?:[.,]\d+)?)\s*([\p{L} ]*)/gu),
  ];
  if (parts.length === 0) return text.trim() === '' ? 0 : null;
  let minutes = 0;
  let before = 0;
  for (const [, figure, unit] of parts) {
    // "41 giờ 55": what follows hours without a unit is minutes.
    const scale = unit!.trim() === '' && before === 60 ? 1 : spoken.find(([shape]) => shape.test(unit!.trim()))?.[1];
    if (scale === undefined) return null;
    before = scale;
    minutes += Number(figure!.replace(',', '.')) * scale;
  }
  return Math.round(minutes);
}
