import type { Command } from 'commander';
import type { House } from './house.ts';

/** Hands a command its house; the command's answer is its exit code. */
export type Run = (work: (house: House) => Promise<void>) => Promise<void>;

/** Hangs one command into the program. */
export type AddCommand = (program: Command, run: Run) => void;
