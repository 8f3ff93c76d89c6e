import { Icon } from '@chuan/ui';
import { IconSearch } from '@tabler/icons-react';

interface Props {
  readonly action: string;
  readonly query: string;
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
}

/** A search as a plain GET form, so that its answer has an address. */
export function SearchForm({ action, query, label, hint, submit }: Props) {
  return (
    <form className="find" method="get" action={action} role="search">
      <label className="lbl" htmlFor="q">
        {label}
      </label>
      <p className="hint" id="q-hint">
        {hint}
      </p>
      <div className="find-row">
        <input
          className="txt"
          id="q"
          name="q"
          type="search"
          defaultValue={query}
          maxLength={120}
          autoComplete="off"
          aria-describedby="q-hint"
        />
        <button className="btn primary lg" type="submit">
          <Icon of={IconSearch} size={20} />
          {submit}
        </button>
      </div>
    </form>
  );
}
