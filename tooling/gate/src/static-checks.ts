import { checkCatalog } from './check-catalog.ts';
import { checkDoors } from './check-doors.ts';
import { checkMessages } from './check-messages.ts';
import { root, runTool, type ToolRun } from './tool.ts';

export interface StaticCheck {
  readonly name: string;
  run(): Promise<ToolRun>;
}

const found = (problems: readonly string[]): ToolRun => ({ ok: problems.length === 0, output: problems.join('\n') });

/** Everything that is checked without running the product; each counts as one. */
export const staticChecks: readonly StaticCheck[] = [
  { name: 'format', run: () => runTool('biome', ['format', '.']) },
  { name: 'lint', run: () => runTool('eslint', ['.']) },
  { name: 'types', run: () => runTool('tsc', ['-p', 'tsconfig.json']) },
  {
    name: 'import rules',
    run: () => runTool('depcruise', ['apps', 'packages', 'tooling', '--config', '.dependency-cruiser.cjs']),
  },
  { name: 'unused code and dependencies', run: () => runTool('knip', ['--cache']) },
  { name: 'doors of the capabilities', run: async () => found(checkDoors(root)) },
  { name: 'one version of each library', run: async () => found(checkCatalog(root)) },
  // Before the tests, some of which run the product as it is built.
  { name: 'pages build', run: () => runTool('node', ['tooling/run/build.ts']) },
  { name: 'message keys', run: async () => found(await checkMessages(root)) },
];
