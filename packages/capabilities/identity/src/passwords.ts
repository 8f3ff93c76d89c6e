import { hash, verify } from '@node-rs/argon2';
import { AppError } from '@chuan/kernel';

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const maxConcurrent = 2;
const maxWaiting = 50;
let running = 0;
const waiting: (() => void)[] = [];

/** Hashing is the dearest thing a stranger can ask for: two at a time, fifty in line, the rest are told to wait. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= maxConcurrent) {
    if (waiting.length >= maxWaiting) throw new AppError('limited', 'request.too_many', { seconds: 5 });
    await new Promise<void>((resume) => waiting.push(resume));
  }
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFC'), cost));

let dummy: Promise<string> | undefined;

/** The same work whether or not the account exists. */
export async function isRightPassword(stored: string | undefined, password: string): Promise<boolean> {
  dummy ??= hash('no account has this password', cost);
  const against = stored ?? (await dummy);
  const right = await inTurn(() => verify(against, password.normalize('NFC')));
  return right && stored !== undefined;
}
