import type { CheckedPeople, PeopleNote } from '../contract.ts';
import { useT } from './translate.ts';

const lists = ['refused', 'flagged', 'repaired'] as const;
const mostShown = 200;

/** What was refused, left to a person, and repaired, by reason; each opens to its rows. */
export function PeopleNotes({ checked }: { readonly checked: CheckedPeople }) {
  const t = useT();
  const shown = lists.filter((list) => checked[list].length > 0);
  if (shown.length === 0) return null;
  return (
    <div className="note-cols">
      {shown.map((list) => (
        <section key={list} aria-label={t(`peopleImport.${list}`)}>
          <h3>
            {t(`peopleImport.${list}`)} <span className={`num ${list}`}>{checked[list].length}</span>
          </h3>
          {[...Map.groupBy(checked[list], (note) => note.why)].map(([why, notes]) => (
            <Reason key={why} notes={notes} isOpen={list === 'refused'} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Reason({ notes, isOpen }: { readonly notes: readonly PeopleNote[]; readonly isOpen: boolean }) {
  const t = useT();
  return (
    <details open={isOpen}>
      <summary>
        {t(`peopleImport.why.${notes[0]!.why}`)} <span className="num">{notes.length}</span>
      </summary>
      <ul>
        {notes.slice(0, mostShown).map((note, at) => (
          <li key={at}>
            {t('peopleImport.noteLine', { line: note.line, who: note.who })}
            {note.what === '' ? null : <small className="block">{note.what}</small>}
          </li>
        ))}
      </ul>
    </details>
  );
}
