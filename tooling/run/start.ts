import { startHouse } from './src/house.ts';

await startHouse({ dev: process.argv.includes('--dev') });
