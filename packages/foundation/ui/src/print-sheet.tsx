import type { ReactNode } from 'react';

export interface PrintSheetProps {
  readonly size?: 'a4' | 'a5' | 'a4-landscape';
  readonly children: ReactNode;
}

const sizes = { a4: '', a5: ' sheet-a5', 'a4-landscape': ' sheet-landscape' } as const;

/** The part of a page that goes to paper, alone and in its size; the rest stays on the screen. */
export function PrintSheet({ size = 'a4', children }: PrintSheetProps) {
  return <div className={`print-sheet${sizes[size]}`}>{children}</div>;
}
