import { hash, verify } from '@node-rs/argon2';
import { AppError } from '@chuan/kernel';

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Strangers wait behind those whose device or session the account knows: a flood of guesses keeps no owner out. */
type Lane = 'owner' | 'stranger';

const maxConcurrent = 2;
const maxWaiting = 50;
let running = 0;
const waiting: Readonly<Record<Lane, (() => void)[]>> = { owner: [], stranger: [] };

/**
 * Hashing is the dearest thing a stranger can ask for: two at a time, fifty in each line, the rest are told to wait.
 * Whoever ends hands the place on, so that nobody slips in before those who wait.
 */
async function inTurn<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
  if (running < maxConcurrent) running++;
  else {
    if (waiting[lane].length >= maxWaiting) throw new AppError('limited', 'request.too_many', { seconds: 5 });
    await new Promise<void>((resume) => waiting[lane].push(resume));
  }
  try {
    return await work();
  } finally {
    const next = waiting.owner.shift() ?? waiting.stranger.shift();
    if (next) next();
    else running--;
  }
}

export const hashPassword = (password: string): Promise<string> =>
  inTurn('owner', () => hash(password.normalize('NFC'), cost));

let dummy: Promise<string> | undefined;

/** The same work whether or not the account exists. */
export async function isRightPassword(stored: string | undefined, password: string, lane: Lane): Promise<boolean> {
  dummy ??= hash('no account has this password', cost);
  const against = stored ?? (await dummy);
  const right = await inTurn(lane, () => verify(against, password.normalize('NFC')));
  return right && stored !== undefined;
}
