import { sourcesDigest } from './src/sources.ts';
import { buildWebAnew } from './src/web-build.ts';

buildWebAnew(sourcesDigest());
