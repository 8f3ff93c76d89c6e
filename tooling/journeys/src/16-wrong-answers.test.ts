import { createHash, randomUUID } from 'node:crypto';
import http from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { communePortal } from './citizen.ts';
import { received } from './scene.ts';
import { openStage } from './stage.ts';

const stage = openStage();

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Asked {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly cookie?: string;
  readonly form?: Readonly<Record<string, string>>;
  /** With files, as the forms that carry some do. */
  readonly isMultipart?: true;
}

function bodyOf({ form = {}, isMultipart }: Asked): { type: string; body: string } {
  if (!isMultipart) return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(form).toString() };
  const boundary = 'ranh-gioi-mau';
  const parts = Object.entries(form).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join('')}--${boundary}--\r\n` };
}

/** Not fetch: what comes over the wire, and redirects as they are. */
function ask(asked: Asked): Promise<Answer> {
  const url = new URL(asked.path, stage.url);
  const { method = 'GET', cookie } = asked;
  const { type, body } = bodyOf(asked);
  const headers = {
    Accept: 'text/html',
    ...(cookie === undefined ? {} : { Cookie: cookie }),
    ...(method === 'POST'
      ? { Origin: stage.url, 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(body)) }
      : {}),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on('error', reject);
    request.end(method === 'POST' ? body : '');
  });
}

/** The answer without what is new in each: request id, nonce, date, and the keys of forms; and the asker's own words. */
function plain({ status, headers, body }: Answer, typed: { code: string; secret: string }): string {
  const requestId = headers['x-request-id'] ?? '?';
  const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1] ?? '?';
  const { date: _, ...kept } = headers;
  return JSON.stringify([status, Object.entries(kept).sort(), body])
    .replaceAll(requestId, 'REQUEST')
    .replaceAll(nonce, 'NONCE')
    .replace(/(requestKey\\" value=\\")[0-9a-f-]{36}/g, '$1KEY')
    .replace(/Cập nhật \d\d:\d\d/g, 'Cập nhật')
    .replaceAll(typed.code, 'CODE')
    .replaceAll(typed.secret, 'SECRET');
}

const otherPortal = '/a/so-xay-dung';
const wrong = '0000000000000';
let ours: { code: string; secret: string };
/** Of the dossier that is there: a door that opened would show it. */
let formId: string;
let tries: { name: string; code: string; secret: string; portal: string }[];

beforeAll(async () => {
  ours = await received(stage, 'Lê Văn Không Lộ');
  const seen = await ask({ path: track(ours.code), cookie: `dossier=${ours.secret}` });
  formId = /\/forms\/([0-9a-f-]{36})/.exec(seen.body)?.[1] ?? '';
  expect(formId).not.toBe('');
  const unknown = ours.code.replace(/\d{4}$/, '9999');
  const random = createHash('sha256').update(unknown).digest('hex').slice(0, 13).toUpperCase();
  tries = [
    { name: 'a right code with a wrong secret', code: ours.code, secret: wrong, portal: communePortal },
    { name: 'an unknown code with a wrong secret', code: unknown, secret: wrong, portal: communePortal },
    { name: 'an unknown code with any secret', code: unknown, secret: random, portal: communePortal },
    { name: 'an unknown code with a right secret', code: unknown, secret: ours.secret, portal: communePortal },
    { name: 'a right code without its dots', code: bare(ours.code), secret: wrong, portal: communePortal },
    { name: 'an unknown code without its dots', code: bare(unknown), secret: ours.secret, portal: communePortal },
  ];
}, 60_000);

const bare = (code: string) => code.replace(/[.-]/g, '');

const withCookie = (door: (code: string) => Omit<Asked, 'cookie'>) => (one: { code: string; secret: string }) => ({
  ...door(one.code),
  cookie: `dossier=${one.secret.replaceAll('-', '')}`,
});
const track = (code: string, rest = '') => `${communePortal}/track/${code}${rest}`;
const key = () => randomUUID();

const doors: Record<string, (one: { code: string; secret: string }) => Asked> = {
  'the look-up by form': ({ code, secret }) => ({
    path: `${communePortal}/track`,
    method: 'POST',
    form: { code, secret },
  }),
  'the look-up by the link of a receipt': ({ code, secret }) => ({
    path: `${communePortal}/track?code=${code}&secret=${secret}`,
  }),
  'the page of a dossier': withCookie((code) => ({ path: track(code) })),
  'the receipt': withCookie((code) => ({ path: track(code, '/receipt') })),
  'the page that withdraws': withCookie((code) => ({ path: track(code, '/withdraw') })),
  'the withdrawal': withCookie((code) => ({
    path: track(code, '/withdraw'),
    method: 'POST',
    form: { reason: 'Không làm nữa', requestKey: key() },
  })),
  'the page that changes the delivery': withCookie((code) => ({ path: track(code, '/delivery') })),
  'the change of the delivery': withCookie((code) => ({
    path: track(code, '/delivery'),
    method: 'POST',
    form: { method: 'electronic', address: '', requestKey: key() },
  })),
  'the supplement': withCookie((code) => ({
    path: track(code),
    method: 'POST',
    form: { intent: 'supplement', note: 'Gửi thêm', requestKey: key() },
    isMultipart: true,
  })),
  'the rating': withCookie((code) => ({
    path: track(code),
    method: 'POST',
    form: { intent: 'rate', nodeId: 'B1', score: '5', requestKey: key() },
    isMultipart: true,
  })),
  'the complaint': withCookie((code) => ({
    path: track(code, '/complain'),
    method: 'POST',
    form: { content: 'Nội dung phản ánh đủ dài', contact: '', requestKey: key() },
  })),
  'the door that closes it here': withCookie((code) => ({
    path: track(code, '/close'),
    method: 'POST',
    form: {},
  })),
  'a form': withCookie((code) => ({ path: track(code, `/forms/${formId}`) })),
  'a file': withCookie((code) => ({ path: track(code, `/files/${formId}`) })),
  'the page of the log': withCookie((code) => ({ path: track(code, '/log') })),
  'the log': withCookie((code) => ({ path: track(code, '/log.json') })),
};

describe('every door answers alike to the byte, whatever of code and secret is wrong', () => {
  it.each(Object.keys(doors))('%s', async (name) => {
    const door = doors[name]!;
    const answers: string[] = [];
    for (const one of tries) {
      const asked = door(one);
      answers.push(plain(await ask(asked), one));
    }
    for (const [index, answer] of answers.entries()) expect(answer, tries[index]!.name).toBe(answers[0]);
    expect(answers[0]).not.toContain('"limited"');
    expect(JSON.parse(answers[0]!)[0], 'never a way in').not.toBe(200);
  });

  it('the same at another agency, where the code is nobody’s though the secret is right', async () => {
    const unknown = tries[1]!.code;
    const there = (one: { code: string; secret: string }) => ({
      path: `${otherPortal}/track`,
      method: 'POST' as const,
      form: one,
    });
    const [foreign, none] = [ours, { code: unknown, secret: wrong }];
    expect(plain(await ask(there(foreign)), foreign)).toBe(plain(await ask(there(none)), none));
    const page = (code: string) => ({ path: `${otherPortal}/track/${code}` });
    const [one, other] = await Promise.all([ask(page(ours.code)), ask(page(unknown))]);
    expect(one.status).toBe(404);
    expect(plain(one, foreign)).toBe(plain(other, none));
  });

  it('and the right ones open', async () => {
    const { status, headers } = await ask(doors['the look-up by form']!(ours));
    expect(status).toBe(302);
    expect(headers['location']).toBe(track(ours.code));
  });
});
