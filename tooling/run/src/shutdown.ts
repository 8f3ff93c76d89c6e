import { print, sentence } from './say.ts';

/** Something to end, and how to end it when there is no more time. */
export interface Stoppable {
  stop(): Promise<void>;
  kill(): void;
}

export interface Shutdown {
  /** Adds what must end before everything added earlier. @returns takes it off again. */
  add(stoppable: Stoppable): () => void;
  /** True from the first signal on. */
  readonly isStopping: boolean;
  /** @throws {Stopped} once a signal came, so that no further step begins. */
  check(): void;
  /** Ends everything, last added first, then the process. */
  finish(exitCode: number): Promise<never>;
}

/** Thrown by a step that a signal interrupted. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const interrupted = 130;
/** One Ctrl-C can arrive twice: from the terminal and handed on by the package manager. */
const echoMs = 500;

/** The first signal stops everything in order; a second one kills what is left at once. */
export function watchSignals(): Shutdown {
  const stack: Stoppable[] = [];
  let isStopping = false;
  const finish = async (exitCode: number): Promise<never> => {
    isStopping = true;
    for (let last = stack.at(-1); last; last = stack.at(-1)) {
      await last.stop();
      stack.splice(stack.indexOf(last), 1);
    }
    process.exit(exitCode);
  };
  let firstAtMs = 0;
  const onSignal = () => {
    if (isStopping) {
      if (performance.now() - firstAtMs < echoMs) return;
      for (const stoppable of stack.reverse()) stoppable.kill();
      process.exit(interrupted);
    }
    isStopping = true;
    firstAtMs = performance.now();
    print(sentence('run.stopping'));
    void finish(0);
  };
  for (const signal of signals) process.on(signal, onSignal);
  process.once('exit', (code) => code === 0 && print(sentence('run.stopped')));
  return {
    add(stoppable) {
      stack.push(stoppable);
      return () => {
        const at = stack.indexOf(stoppable);
        if (at >= 0) stack.splice(at, 1);
      };
    },
    get isStopping() {
      return isStopping;
    },
    check() {
      if (isStopping) throw new Stopped();
    },
    finish,
  };
}
