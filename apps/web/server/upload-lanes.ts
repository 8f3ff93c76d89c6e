import type { RequestHandler, Response } from 'express';
import { networkOf } from '@chuan/api';
import { answerProblem } from './plain-page.ts';

export interface LaneLimits {
  /** Bytes that may be on their way in at once, of all visitors together. */
  readonly bytesInAll: number;
  /** And of one network; a single body always fits. */
  readonly bytesOfNetwork: number;
  /** Bodies of one network that wait for their turn; more are sent away. */
  readonly waiting: number;
}

const mebibyte = 1_048_576;

export const ordinaryLanes: LaneLimits = {
  bytesInAll: 256 * mebibyte,
  bytesOfNetwork: 96 * mebibyte,
  waiting: 40,
};

interface Body {
  readonly network: string;
  readonly bytes: number;
  readonly start: () => void;
}

/** Bodies up to this size are not counted. */
const smallBytes = mebibyte;
const publicUpload = /^\/a\/[a-z0-9-]+\/(upload|(submit|track)\/[^/]+)$/;

/**
 * Lets visitors' files in a few at a time: forms are held in memory while they are taken apart, so many at once would
 * use it up and keep everybody else waiting. A body that waits is not read; the line itself slows its sender down.
 */
export function uploadLanes({ bytesInAll, bytesOfNetwork, waiting }: LaneLimits): RequestHandler {
  const running = new Map<string, number>();
  let inAll = 0;
  let queue: Body[] = [];

  const fits = ({ network, bytes }: Body): boolean => {
    const ofNetwork = running.get(network) ?? 0;
    return (inAll === 0 || inAll + bytes <= bytesInAll) && (ofNetwork === 0 || ofNetwork + bytes <= bytesOfNetwork);
  };
  const count = ({ network, bytes }: Body, sign: 1 | -1): void => {
    inAll += sign * bytes;
    const left = (running.get(network) ?? 0) + sign * bytes;
    if (left > 0) running.set(network, left);
    else running.delete(network);
  };
  const startNext = (): void => {
    for (const body of [...queue]) {
      if (!fits(body)) continue;
      queue = queue.filter((one) => one !== body);
      count(body, 1);
      body.start();
    }
  };
  const leave = (body: Body): void => {
    if (queue.includes(body)) queue = queue.filter((one) => one !== body);
    else count(body, -1);
    startNext();
  };
  const isFull = (network: string): boolean => queue.filter((one) => one.network === network).length >= waiting;

  return (request, response, next) => {
    const bytes = Number(request.headers['content-length'] ?? 0);
    if (request.method !== 'POST' || bytes <= smallBytes || !publicUpload.test(request.path)) return next();
    const network = networkOf(request.ip ?? '');
    if (isFull(network)) return sendAway(response);
    const body: Body = { network, bytes, start: next };
    response.once('close', () => leave(body));
    queue.push(body);
    startNext();
  };
}

function sendAway(response: Response): void {
  response.setHeader('Retry-After', '30');
  response.setHeader('Connection', 'close');
  answerProblem(response, 503, 'unavailable');
}
