import { enableCompileCache } from 'node:module';
import { compileCache } from './src/paths.ts';

enableCompileCache(compileCache);
const { startHouse } = await import('./src/house.ts');
await startHouse({ dev: process.argv.includes('--dev') });
