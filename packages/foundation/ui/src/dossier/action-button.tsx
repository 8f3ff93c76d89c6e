import { Kbd } from '../kbd.tsx';
import { Link } from '../routing.tsx';

export interface DossierAction {
  readonly id: string;
  readonly label: string;
  /** What it does, or, when it is not available, why not. */
  readonly note?: string;
  readonly shortcut?: string;
  readonly available: boolean;
  readonly href?: string;
  readonly onRun?: () => void;
}

export interface ActionButtonProps {
  readonly action: DossierAction;
  readonly primary?: boolean;
  readonly small?: boolean;
}

/** An action as a button or a link; not available ones stay visible and say why. */
export function ActionButton({ action, primary = false, small = false }: ActionButtonProps) {
  const className = `btn${primary && action.available ? ' primary' : ''}${small ? ' sm' : ''}`;
  const label = (
    <>
      {action.label}
      {action.shortcut !== undefined && action.available ? <Kbd>{action.shortcut}</Kbd> : null}
    </>
  );
  if (!action.available) {
    return (
      <button type="button" className={`${className} off`} aria-disabled="true" title={action.note}>
        {label}
      </button>
    );
  }
  if (action.href !== undefined) {
    return (
      <Link className={className} href={action.href}>
        {label}
      </Link>
    );
  }
  return (
    <button type="button" className={className} onClick={action.onRun}>
      {label}
    </button>
  );
}
