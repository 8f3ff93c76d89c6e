import type { ReactNode } from 'react';

/** One key, or one chord such as `Ctrl K`. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return <kbd className="kbd">{children}</kbd>;
}

export interface KeyHint {
  readonly keys: readonly string[];
  readonly label: string;
  /** Pushed to the right end of the bar. */
  readonly end?: boolean;
}

/** The bar of keys at the foot of a list. */
export function KeyHints({ hints, label }: { readonly hints: readonly KeyHint[]; readonly label: string }) {
  return (
    <div className="keys" role="note" aria-label={label}>
      {hints.map((hint) => (
        <span key={hint.label} className={hint.end ? 'end' : undefined}>
          {hint.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {hint.label}
        </span>
      ))}
    </div>
  );
}
