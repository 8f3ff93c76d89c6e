import type { Command } from 'commander';
import type { Run } from './program.ts';

/** Hangs one command into the program. */
export type AddCommand = (program: Command, run: Run) => void;
