import type { RowNotes } from './notes.ts';
import { rawsAt, type Raw, textAt } from './raw.ts';
import { isCutOff, manyLines, oneLine } from './text.ts';

const prefix =
  /^(?:Thông tư liên tịch|Thông tư|Nghị định|Nghị quyết|Quyết định|Luật|Pháp lệnh|Văn bản hợp nhất|Chỉ thị)(?:\s+số)?\s+/i;
const strayStop = /^(\d+)\.\//;
const withoutYear = /^\d+\/(?!\d{4}\/)/;

/** The texts that a procedure rests on: numbers without the kind of text before them, each once. */
export function readLegalBases(row: Raw, key: string, notes: RowNotes): { code: string; name: string }[] {
  const seen = new Map<string, { code: string; name: string }>();
  for (const basis of rawsAt(row, key)) {
    const written = oneLine(textAt(basis, 'code'));
    const code = readLegalCode(written, notes);
    const name = manyLines(textAt(basis, 'name')).replace(/\s*\n\s*/g, ' ');
    if (code === '' && name === '') continue;
    const known = seen.get(code);
    if (known) {
      notes.repair('legalBases', 'duplicate', written, known.code);
      continue;
    }
    if (withoutYear.test(code)) notes.flag('legalBases', 'code_without_year', code);
    if (isCutOff(name)) notes.flag('legalBases', 'cut_off', `${code}: ${name}`);
    seen.set(code, { code, name });
  }
  if (seen.size === 0) notes.flag('legalBases', 'legal_missing', '');
  return [...seen.values()];
}

function readLegalCode(written: string, notes: RowNotes): string {
  const bare = written.replace(prefix, '');
  const code = bare.replace(strayStop, '$1/').replace(/\s+/g, '');
  if (bare !== written && /\d/.test(bare)) notes.repair('legalBases', 'code_prefix', written, code);
  else if (code !== written) notes.repair('legalBases', 'code_stop', written, code);
  return /\d/.test(bare) ? code : written;
}
