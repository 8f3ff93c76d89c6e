import { IconAlertCircle, IconAlertTriangle, IconCheck, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';

export type Verdict = 'error' | 'warning' | 'pass';

const looks = {
  error: { className: 'err', icon: IconAlertCircle, item: 'x', badge: 'late' },
  warning: { className: 'warn', icon: IconAlertTriangle, item: 'w', badge: 'soon' },
  pass: { className: 'pass', icon: IconCircleCheck, item: undefined, badge: 'ok' },
} as const;

export interface CheckItem {
  readonly key: string;
  readonly verdict: Verdict;
  readonly text: ReactNode;
}

export interface CheckSectionProps {
  readonly verdict: Verdict;
  readonly title: string;
  readonly items?: readonly CheckItem[];
  readonly children?: ReactNode;
}

/** One kind of check under the editor: its verdict in the title, what was looked at below. */
export function CheckSection({ verdict, title, items = [], children }: CheckSectionProps) {
  return (
    <section className={looks[verdict].className}>
      <h2>
        <Icon of={looks[verdict].icon} />
        {title}
      </h2>
      {items.length === 0 ? null : (
        <ul>
          {items.map((item) => (
            <li key={item.key} className={looks[item.verdict].item}>
              <Icon of={item.verdict === 'pass' ? IconCheck : looks[item.verdict].icon} size={16} />
              <span>{item.text}</span>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}

/** The checks side by side under table and diagram. */
export function CheckPanel({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="cp" id="checks" role="region" aria-label={label}>
      {children}
    </div>
  );
}

export interface CheckCount {
  readonly verdict: Verdict;
  /** Such as `1 lỗi`. */
  readonly label: string;
}

/** The verdicts as labels beside the tabs; each leads to the checks. */
export function CheckCounts({ counts }: { readonly counts: readonly CheckCount[] }) {
  return (
    <div className="checks" role="status">
      {counts.map(({ verdict, label }) => (
        <a key={verdict} className={`badge ${looks[verdict].badge}`} href="#checks">
          <Icon of={verdict === 'pass' ? IconCheck : looks[verdict].icon} size={14} />
          {label}
        </a>
      ))}
    </div>
  );
}
