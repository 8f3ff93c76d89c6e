import { readVariable } from '@chuan/kernel/env';
import fc from 'fast-check';

const seed = readVariable('CHUAN_PROPERTY_SEED');
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
