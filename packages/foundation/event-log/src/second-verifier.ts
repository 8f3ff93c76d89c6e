import { readFile } from 'node:fs/promises';

/** The verifier in Python, to be handed out together with what it verifies. */
export const readSecondVerifier = (): Promise<string> => readFile(new URL('../verify.py', import.meta.url), 'utf8');
