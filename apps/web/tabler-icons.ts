import type { Plugin } from 'vite';

const fromIndex = /import\s*\{([^}]*)\}\s*from\s*['"]@tabler\/icons-react['"];?/g;

/**
 * Turns `import { IconX } from '@tabler/icons-react'` into one import per icon. The package's index names six
 * thousand files, and a bundler opens them all before it can drop them; this saves most of the build's time.
 */
export function tablerIcons(): Plugin {
  return {
    name: 'chuan:tabler-icons',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || !code.includes('@tabler/icons-react')) return null;
      const changed = code.replace(fromIndex, (_, names: string) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type '))
          .map((name) => `import ${name} from '@tabler/icons-react/dist/esm/icons/${name}.mjs';`)
          .join(' '),
      );
      return { code: changed, map: null };
    },
  };
}
