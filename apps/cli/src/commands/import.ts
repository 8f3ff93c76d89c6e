import { existsSync, statSync } from 'node:fs';
import { invalid, isAppError } from '@chuan/kernel';
import { type ImportOutcome, importProceduresFile, importSamples } from '@chuan/library/server';
import type { AddCommand } from '../add-command.ts';
import type { House } from '../house.ts';
import { words } from '../words.ts';

/** National data from files. */
export const addImport: AddCommand = (program, run) => {
  program
    .command('import')
    .description(words('help.import'))
    .command('procedures')
    .description(words('help.import_procedures'))
    .argument('<files...>', words('help.files'))
    .option('--details', words('help.details'))
    .action((files: string[], options: { details?: true }) =>
      run((house) => importAll(house, files, options.details === true)),
    );
};

async function importAll(house: House, files: readonly string[], isDetailed: boolean): Promise<void> {
  const absent = files.find((file) => !existsSync(file));
  if (absent !== undefined) throw invalid('cli.no_file', { file: absent });
  const folder = files.find((file) => statSync(file).isDirectory());
  if (folder !== undefined) throw invalid('cli.is_folder', { file: folder });
  const platform = await house.open('platform', 2);
  for (const file of files) {
    const deps = { platform, clock: house.clock, actor: { kind: 'system', name: 'chuan' } } as const;
    const outcome = await importProceduresFile(deps, file).catch((error: unknown) => {
      if (isAppError(error) && error.code.startsWith('import.')) throw invalid(error.code, { file, ...shapes });
      throw error;
    });
    tell(house, outcome, isDetailed);
  }
}

/** A right row of each kind, for the words of a refusal. */
const shapes = Object.fromEntries(importSamples.map(({ kind, text }) => [kind, text.trim()]));

/** The report's figures add up to the rows that were read; details name each row that was touched. */
function tell(house: House, outcome: ImportOutcome, isDetailed: boolean): void {
  const { fileName, kind, read, taken, updated, unchanged, repaired, flagged, refused } = outcome;
  const figures = { read, taken, updated, unchanged, refused: refused.length };
  house.say(words('import.file', { file: fileName, kind }));
  house.say(`  ${words('import.figures', figures)}`);
  house.say(`  ${words('import.notes', { repaired: repaired.length, flagged: flagged.length })}`);
  if (refused.length === read) house.say(`  ${words('import.shape', shapes)}`);
  if (!isDetailed) return;
  for (const { line, code, why } of refused) house.say(`  ${words('import.refused', { line, code, why })}`);
  for (const note of repaired) house.say(`  ${words('import.repaired', { note: JSON.stringify(note) })}`);
  for (const note of flagged) house.say(`  ${words('import.flagged', { note: JSON.stringify(note) })}`);
}
