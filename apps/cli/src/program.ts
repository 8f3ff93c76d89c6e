import { type Env, readEnv } from '@chuan/kernel/env';
import { type Clock, isAppError } from '@chuan/kernel';
import { Command, CommanderError, type Option } from 'commander';
import type { Run } from './add-command.ts';
import { commands } from './commands/all.ts';
import { withHouse } from './house.ts';
import { explain, hasWords, words } from './words.ts';

/** Where a run reads and writes; a test gives its own. */
export interface Terminal {
  readonly env?: Env;
  readonly clock?: Clock;
  readonly out?: (text: string) => void;
  readonly err?: (text: string) => void;
}

const exitCodes = { wrongUse: 2, failed: 1 } as const;

/** Runs one command line, without the program's name. @returns the exit code: 0, 1 for a failure, 2 for wrong use. */
export async function runChuan(args: readonly string[], terminal: Terminal = {}): Promise<number> {
  const out = terminal.out ?? ((text: string) => void process.stdout.write(text));
  const err = terminal.err ?? ((text: string) => void process.stderr.write(text));
  let exitCode = 0;
  const run: Run = async (work) => {
    exitCode = await withHouse(
      {
        env: terminal.env ?? readEnv(),
        ...(terminal.clock && { clock: terminal.clock }),
        say: (line) => out(`${line}\n`),
        complain: (line) => err(`✗ ${line}\n`),
      },
      work,
    );
  };
  try {
    await buildProgram(run, out, err).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.wrongUse;
    err(`✗ ${explain(error)}\n`);
    return isAppError(error) && error.kind === 'invalid' ? exitCodes.wrongUse : exitCodes.failed;
  }
}

function buildProgram(run: Run, writeOut: (text: string) => void, writeErr: (text: string) => void): Command {
  const program = new Command('chuan');
  program.description(words('help.program')).option('--english', words('help.english'));
  program
    .exitOverride()
    .configureOutput({ writeOut, writeErr, outputError: (text, write) => write(`✗ ${inVietnamese(text)}`) });
  program.showHelpAfterError(words('help.after_error')).showSuggestionAfterError(false);
  program.configureHelp({
    styleTitle: (title) => titleOf(title),
    styleUsage: inHouseWords,
    styleSubcommandTerm: inHouseWords,
    styleOptionTerm: inHouseWords,
    styleArgumentTerm: (term) => valueWord(term),
    optionDescription: describeOption,
  });
  program.usage(words('help.usage_program')).helpOption('-h, --help', words('help.help')).helpCommand(false);
  for (const add of commands) add(program, run);
  adapt(program);
  return program;
}

/** Every command, at whatever depth, speaks one language, shows how it is called and throws instead of ending the process. */
function adapt(command: Command, path = 'example'): void {
  for (const inner of command.commands) {
    inner.copyInheritedSettings(command).helpOption('-h, --help', words('help.help'));
    inner.helpCommand(false);
    const own = `${path}.${inner.name()}`;
    if (hasWords(own)) inner.addHelpText('after', `\n${words('help.examples')}\n${indented(words(own))}`);
    adapt(inner, own);
  }
}

const indented = (lines: string): string => lines.replaceAll(/^/gm, '  ');

/** What may be left out and what may not; the parser's own notes are in English. */
function describeOption({ description, argChoices, mandatory }: Option): string {
  const among = argChoices === undefined ? '' : ` (${words('help.among', { choices: argChoices.join(', ') })})`;
  return `${description}${among}${mandatory ? ` (${words('help.mandatory')})` : ''}`;
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': words('help.usage'),
  'Arguments:': words('help.arguments'),
  'Options:': words('help.options'),
  'Global Options:': words('help.options'),
  'Commands:': words('help.commands'),
};
const titleOf = (title: string): string => titles[title] ?? title;

const inHouseWords = (usage: string): string =>
  usage
    .replaceAll('[options]', words('help.some_options'))
    .replaceAll('[command]', words('help.some_command'))
    .replaceAll(/<(\w+)(\.*)>/g, (_, name: string, dots: string) => `<${valueWord(name)}${dots}>`);

/** What stands for a value: `<slug>` is `<địa-chỉ>`. */
function valueWord(name: string): string {
  const key = `value.${name}`;
  return hasWords(key) ? words(key) : name;
}

/** The parser words its complaints in English; what they say of is kept. */
function inVietnamese(complaint: string): string {
  const name = /'([^']*)'/.exec(complaint)?.[1] ?? '';
  if (/unknown option/.test(complaint)) return `${words('use.unknown_option', { name })}\n`;
  if (/unknown command/.test(complaint)) return `${words('use.unknown_command', { name })}\n`;
  if (/missing required argument/.test(complaint)) return `${words('use.missing_argument', { name })}\n`;
  if (/argument missing/.test(complaint)) return `${words('use.missing_value', { name })}\n`;
  if (/required option/.test(complaint)) return `${words('use.missing_option', { name })}\n`;
  if (/too many arguments/.test(complaint)) return `${words('use.too_many')}\n`;
  if (/Allowed choices are/.test(complaint)) {
    return `${words('use.not_among', { name, choices: /Allowed choices are (.*)\./.exec(complaint)?.[1] ?? '' })}\n`;
  }
  return complaint;
}
