const noise = /^(\s*at |\s*\}|\s*\^|Node\.js v|\s*$)/;
const longest = 300;

/** The last line that is not a stack frame; where an error was thrown, the line that names it. */
export function lastLine(said: string): string {
  const lines = said.split('\n').filter((line) => !noise.test(line));
  return errorLine(said) ?? (lines.at(-1) ?? '').trim().slice(0, longest);
}

/** The bundler says that it failed and, on the next line, why. */
const heading = /^✗ Build failed in [\d.]+m?s$/;

/** The last thing said that names an error: a thrown one, a complaint, or a fatal line of the log. */
export function errorLine(said: string): string | undefined {
  const lines = said.split('\n');
  const why = lines[lines.findIndex((line) => heading.test(line.trim())) + 1]?.trim();
  if (why && lines.some((line) => heading.test(line.trim()))) return why.slice(0, longest);
  for (const line of lines.reverse()) {
    const words = /^(\w*Error\b.*:|✗ )/.test(line.trim()) ? line.trim() : fatalWords(line);
    if (words !== undefined) return words.slice(0, longest);
  }
  return undefined;
}

interface LogLine {
  readonly level?: string;
  readonly message?: string;
  readonly msg?: string;
  readonly err?: { readonly message?: string };
}

function fatalWords(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { level, err, message, msg } = JSON.parse(line) as LogLine;
    return level === 'fatal' ? (err?.message ?? message ?? msg) : undefined;
  } catch {
    return undefined;
  }
}
