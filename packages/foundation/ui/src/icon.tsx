import type { Icon as TablerIcon } from '@tabler/icons-react';

export interface IconProps {
  /** A Tabler icon, such as `IconSearch`. */
  readonly of: TablerIcon;
  readonly size?: 14 | 16 | 18 | 20 | 22;
  readonly stroke?: number;
  readonly className?: string;
}

/** A Tabler icon in the house's line weight. Always beside a word, hence hidden from readers of the screen. */
export function Icon({ of: Drawing, size = 18, stroke = 1.75, className = '' }: IconProps) {
  return <Drawing size={size} stroke={stroke} className={`i i-${size} ${className}`.trim()} aria-hidden />;
}

/** The mark of the product: a plumb bob, which hangs exactly right. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <path d="M6 5.5h12M12 5.5v5" stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round" />
      <path d="M8.4 10.2h7.2L12 19.6z" fill="var(--on-accent)" />
    </svg>
  );
}
