import { IconBan } from '@tabler/icons-react';
import { type Need, NeedList } from '../check.tsx';
import { Icon } from '../icon.tsx';
import { Kbd } from '../kbd.tsx';
import { Link } from '../routing.tsx';
import { useUiT } from '../translate.tsx';

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

export interface ActionsPanelProps {
  readonly needs: readonly Need[];
  /** The filled button, and beside it what completes the step. */
  readonly main: readonly DossierAction[];
  /** Every other action of the step, the refused ones included. */
  readonly others: readonly DossierAction[];
  readonly guide?: { readonly label: string; readonly href: string };
}

/** What this step needs and what can be done now; the same table of actions the server decides by. */
export function ActionsPanel({ needs, main, others, guide }: ActionsPanelProps) {
  const t = useUiT();
  return (
    <section className="act" aria-labelledby="actions-now">
      <header>
        <h2 id="actions-now">{t('actions.title')}</h2>
        {guide === undefined ? null : (
          <Link className="small" href={guide.href}>
            {guide.label}
          </Link>
        )}
      </header>
      <NeedList needs={needs} label={t('work.needs')} />
      <div className="main-a">
        {main.map((action, index) => (
          <ActionButton key={action.id} action={action} primary={index === 0} />
        ))}
      </div>
      {others.length === 0 ? null : (
        <table aria-label={t('actions.others')}>
          <tbody>
            {others.map((action) => (
              <OtherAction key={action.id} action={action} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function OtherAction({ action }: { readonly action: DossierAction }) {
  const t = useUiT();
  return (
    <tr className={action.available ? undefined : 'off'}>
      <th scope="row">{!action.available ? action.label : <OtherLink action={action} />}</th>
      <td className="note">{action.note}</td>
      <td>
        {action.available ? (
          action.shortcut === undefined ? null : (
            <Kbd>{action.shortcut}</Kbd>
          )
        ) : (
          <span role="img" aria-label={t('actions.unavailable')}>
            <Icon of={IconBan} size={16} />
          </span>
        )}
      </td>
    </tr>
  );
}

function OtherLink({ action }: { readonly action: DossierAction }) {
  if (action.href !== undefined) return <Link href={action.href}>{action.label}</Link>;
  return (
    <button type="button" onClick={action.onRun}>
      {action.label}
    </button>
  );
}
