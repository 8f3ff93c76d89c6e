import { expect, test } from 'vitest';
import { byFile } from './tabler-icons.ts';

const file = (icon: string) => `'@tabler/icons-react/dist/esm/icons/${icon}.mjs'`;

test.each([
  ["import { IconX } from '@tabler/icons-react';", `import IconX from ${file('IconX')};`],
  [
    "import {\n  IconA,\n  IconB,\n} from '@tabler/icons-react';",
    `import IconA from ${file('IconA')}; import IconB from ${file('IconB')};`,
  ],
  ["import { IconX as Close } from '@tabler/icons-react';", `import Close from ${file('IconX')};`],
  [
    "import { type Icon, IconX } from '@tabler/icons-react';",
    `import IconX from ${file('IconX')}; import type { Icon } from '@tabler/icons-react';`,
  ],
  ["import type { Icon } from '@tabler/icons-react';", "import type { Icon } from '@tabler/icons-react';"],
  ["import { Menu } from '@mantine/core';", "import { Menu } from '@mantine/core';"],
])('%j', (code, expected) => {
  expect(byFile(code)).toBe(expected);
});
