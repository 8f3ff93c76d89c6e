import { runChuan } from './program.ts';

process.exitCode = await runChuan(process.argv.slice(2));
