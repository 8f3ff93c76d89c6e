/**
 * Does something again and again until told to stop, one at a time.
 *
 * @param run  never fails; answers after how many milliseconds it is due again.
 * @returns what stops it; a run that has begun is not waited for.
 */
export function startChore(firstAfterMs: number, run: () => Promise<number>): () => void {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const next = (delayMs: number): void => {
    if (isStopped) return;
    timer = setTimeout(() => void run().then(next), delayMs);
    timer.unref();
  };
  next(firstAfterMs);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
