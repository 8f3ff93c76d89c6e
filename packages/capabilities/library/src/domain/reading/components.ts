import type { NationalComponent } from '../../contract.ts';
import type { RowNotes } from './notes.ts';
import { isRaw, numberAt, type Raw, rawsAt, textAt } from './raw.ts';
import { isCutOff, readName } from './text.ts';

interface Entry {
  readonly group: string;
  readonly item: Raw;
  readonly originals: number | null;
  readonly copies: number | null;
  readonly formFile: string;
  readonly isNote: boolean;
}

/** The papers of a crawled row, with the groups they stand in. */
export const readChecklist = (row: Raw, notes: RowNotes): NationalComponent[] =>
  readEntries(
    rawsAt(row, 'checklist_raw').flatMap((group) =>
      rawsAt(group, 'items').map((item) => ({
        group: textAt(group, 'group'),
        item,
        originals: numberAt(item, 'original_qty'),
        copies: numberAt(item, 'copy_qty'),
        formFile: fileNameOf(item),
        isNote: false,
      })),
    ),
    notes,
  );

/** The papers of a worked-out row; remarks among them are marked as such by the source. */
export const readDossier = (row: Raw, notes: RowNotes): NationalComponent[] =>
  readEntries(
    rawsAt(row, 'dossier').map((item) => ({
      group: textAt(item, 'group'),
      item,
      originals: numberAt(item, 'original'),
      copies: numberAt(item, 'copies'),
      formFile: textAt(item, 'formFile'),
      isNote: textAt(item, 'kind') === 'note',
    })),
    notes,
  );

function fileNameOf(item: Raw): string {
  const first = Array.isArray(item['attachments']) ? item['attachments'][0] : undefined;
  return isRaw(first) ? textAt(first, 'name') || textAt(first, 'file_name') : '';
}

const remarkGroup = /^lưu ý/i;

function readEntries(entries: readonly Entry[], notes: RowNotes): NationalComponent[] {
  const seen = new Set<string>();
  const components: NationalComponent[] = [];
  for (const { group, item, originals, copies, formFile, isNote } of entries) {
    const name = readName(textAt(item, 'name'), 'components', notes);
    if (name === '') continue;
    const heading = readName(group, 'components.group', notes);
    const key = `${heading.toLowerCase()}|${name.toLowerCase()}`;
    if (seen.has(key)) {
      notes.repair('components', 'duplicate', name, '');
      continue;
    }
    seen.add(key);
    if (isCutOff(name)) notes.flag('components', 'cut_off', name);
    const counts = [count(originals, notes), count(copies, notes)] as const;
    const remark = isNote || remarkGroup.test(heading);
    if (remark && !isNote) notes.repair('components', 'note_as_component', name, heading);
    components.push({ group: heading, name, originals: counts[0], copies: counts[1], formFile, isNote: remark });
  }
  if (!components.some((one) => !one.isNote)) notes.flag('components', 'components_missing', '');
  return components;
}

function count(value: number | null, notes: RowNotes): number {
  if (value === null) return 0;
  const whole = Math.min(20, Math.max(0, Math.round(value)));
  if (whole !== value) notes.repair('components', 'count_negative', value, whole);
  return whole;
}
