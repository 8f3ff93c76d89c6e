import { listSettings } from '@chuan/kernel/env';

const isForTests = (name: string): boolean => name.startsWith('CHUAN_');

/** The rows of the README's configuration table, one a setting, in the order of the settings. */
export function settingRows(): string[] {
  return listSettings()
    .filter(({ name }) => !isForTests(name))
    .map(
      ({ name, fallback, description }) => `| \`${name}\` | ${fallback ? `\`${fallback}\`` : ''} | ${description} |`,
    );
}
