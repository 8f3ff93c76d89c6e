import { conflict } from '@chuan/kernel';
import { describe, expect, it } from 'vitest';
import { createLogger, type Logger, type LogLevel, withContext } from './logger.ts';

type Line = Record<string, unknown>;

function listen(level: LogLevel = 'info'): { logger: Logger; lines: Line[] } {
  const lines: Line[] = [];
  const destination = { write: (text: string) => void lines.push(JSON.parse(text) as Line) };
  return { logger: createLogger({ name: 'test', level, destination }), lines };
}

const canary = 'CANARY-079200001234';

describe('the log', () => {
  it.each([
    'applicant_name',
    'applicantIdNumber',
    'applicant_phone',
    'email',
    'contactEmail',
    'phone',
    'idNumber',
    'id_number',
    'password',
    'passwordHash',
    'receiptSecret',
    'secret_hash',
    'token',
    'sessionToken',
    'cookie',
    'set-cookie',
    'Authorization',
    'fullName',
    'applicant_address',
    'payload',
  ])('keeps the field %j out at any depth', (name) => {
    const { logger, lines } = listen();
    logger.info({ [name]: canary, inner: { list: [{ [name]: { value: canary } }] } }, 'seen');
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain(canary);
  });

  it.each([
    `connect postgres://chuan_app:${canary}@127.0.0.1:5432/chuan failed`,
    `GET /tra-cuu?code=H1&secret=${canary}&x=1`,
    `Authorization: Bearer ${canary}`,
  ])('keeps a secret out of the text %j', (text) => {
    const { logger, lines } = listen();
    logger.info(text);
    logger.info({ note: text, err: new Error(text, { cause: new Error(text) }) });
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toContain(canary);
  });

  it("keeps a database driver's rows out and what helps in", () => {
    const { logger, lines } = listen();
    const driver = Object.assign(new Error('duplicate key value violates unique constraint "person_email"'), {
      code: '23505',
      detail: `Key (email)=(${canary}) already exists.`,
      parameters: [canary],
    });
    const failure = conflict('database.already_there');
    failure.cause = driver;
    logger.error(failure);
    logger.error({ err: driver }, 'again');
    expect(JSON.stringify(lines)).not.toContain(canary);
    expect(lines[0]).toMatchObject({
      level: 'error',
      err: { code: 'database.already_there', cause: { code: '23505' } },
    });
    expect(lines[1]).toMatchObject({ message: 'again', err: { message: expect.stringContaining('person_email') } });
  });

  it('keeps what is not personal', () => {
    const { logger, lines } = listen();
    const fields = { dossierId: '01', applicantKind: 'citizen', count: 3, at: null, list: [1, 'hai'] };
    logger.info(fields, 'dossier received');
    expect(lines[0]).toMatchObject({ ...fields, level: 'info', name: 'test', message: 'dossier received' });
  });

  it('carries the request and the tenant on every line of a call', () => {
    const { logger, lines } = listen();
    const call = withContext(logger, { requestId: 'r1', tenantId: 't1' });
    call.info('one');
    withContext(call, { tenantId: 't2' }).warn('two');
    logger.info('three');
    expect(lines[0]).toMatchObject({ requestId: 'r1', tenantId: 't1' });
    expect(lines[1]).toMatchObject({ message: 'two', requestId: 'r1' });
    expect(lines[2]).not.toHaveProperty('tenantId');
  });

  it('is silent below its level', () => {
    const { logger, lines } = listen('warn');
    logger.info('not heard');
    logger.warn('heard');
    expect(lines.map((line) => line.message)).toEqual(['heard']);
  });

  it('survives what loops or is very deep', () => {
    const { logger, lines } = listen();
    const loop: Record<string, unknown> = { a: 1 };
    loop.self = loop;
    logger.info({ loop }, 'round');
    expect(lines[0]).toMatchObject({ message: 'round', loop: { a: 1 } });
  });
});
