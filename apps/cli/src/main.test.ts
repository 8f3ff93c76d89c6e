import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withTenant } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { databaseHeads, exportExtract, newSigningKey, writeCheckpoint } from '@chuan/event-log';
import { instantOf, simulatedClock } from '@chuan/kernel';
import { readEnv } from '@chuan/kernel/env';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from './commands/all.ts';
import { runChuan } from './program.ts';

let database: TestDatabase;
let dataDir: string;

async function chuan(...args: string[]) {
  let [out, err] = ['', ''];
  const env = readEnv({
    DATA_DIR: dataDir,
    DATABASE_MIGRATOR_URL: database.url('migrator'),
    DATABASE_APP_URL: database.url('app'),
    DATABASE_RELAY_URL: database.url('relay'),
    DATABASE_PLATFORM_URL: database.url('platform'),
  });
  const clock = simulatedClock(instantOf('2026-11-20', 10 * 60));
  const exitCode = await runChuan(args, { env, clock, out: (text) => (out += text), err: (text) => (err += text) });
  return { exitCode, out, err };
}

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'chuan-cli-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('every command', () => {
  it('is explained in Vietnamese', async () => {
    const { exitCode, out } = await chuan('--help');
    expect(exitCode).toBe(0);
    expect(out).toContain('Các lệnh:');
    for (const name of [
      'migrate',
      'seed',
      'tenant',
      'account',
      'import',
      'verify-log',
      'recompute-deadlines',
      'outbox',
      'db-url',
    ])
      expect(out).toContain(name);
    expect(commands.length).toBe(9);
  });

  it.each([
    'migrate',
    'seed',
    'tenant create',
    'account reset-password',
    'import procedures',
    'verify-log',
    'recompute-deadlines',
    'outbox retry',
    'db-url',
  ])('%s --help tells how it is used', async (line) => {
    const { exitCode, out } = await chuan(...line.split(' '), '--help');
    expect(exitCode).toBe(0);
    expect(out).toContain('Cách dùng: chuan');
    expect(out).not.toMatch(/\[options\]|display help|Options:|choices:|<(slug|name|files?)/);
    expect(out).toMatch(new RegExp(`Ví dụ:\\n  .*chuan ${line}`));
  });

  it.each([
    [['nothing'], 'Không có lệnh “nothing”.'],
    [['db-url'], 'Thiếu tùy chọn bắt buộc'],
    [['db-url', '--role', 'root'], 'chỉ nhận: app, migrator, relay, platform'],
    [['migrate', '--fast'], 'Không có tùy chọn “--fast”.'],
    [['import', 'procedures'], 'Thiếu tham số'],
  ] as const)('refuses %j in one sentence, with exit code 2', async (args, sentence) => {
    const { exitCode, err } = await chuan(...args);
    expect(exitCode).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('migrate', () => {
  it('may run again and again', async () => {
    for (let time = 0; time < 2; time++) {
      expect(await chuan('migrate')).toEqual({ exitCode: 0, out: 'Cơ sở dữ liệu đã là bản mới nhất.\n', err: '' });
    }
    const layouts = await database.migrator.selectFrom('platform.form_layout').select('code').execute();
    expect(layouts.length).toBe(7);
  });

  it('says so when no database runs', async () => {
    let said = '';
    const env = readEnv({ DATA_DIR: join(dataDir, 'empty') });
    expect(await runChuan(['migrate'], { env, err: (text) => (said += text) })).toBe(1);
    expect(said).toContain('Không có cơ sở dữ liệu nào đang chạy');
  });
});

describe('tenant', () => {
  const create = ['tenant', 'create', '--slug', 'xa-mau', '--name', 'UBND xã Mẫu', '--kind', 'commune'];
  const more = ['--identifier', 'H21.99.01', '--one-stop', 'Một cửa', '--admin-name', 'Quản Trị', '--admin-email'];

  it('founds an agency once and prints its password once', async () => {
    const first = await chuan(...create, ...more, 'quan.tri@xamau.example');
    expect(first).toMatchObject({ exitCode: 0, err: '' });
    expect(first.out).toContain('mật khẩu: ');
    const second = await chuan(...create, ...more, 'quan.tri@xamau.example');
    expect(second.out).toBe('Cơ quan có địa chỉ xa-mau đã có; không thay đổi gì.\n');
    expect((await chuan('tenant', 'list')).out).toContain('xa-mau\tactive\tcommune\tUBND xã Mẫu');
  });

  it('refuses a value that cannot be', async () => {
    const { exitCode, err } = await chuan(...create, ...more, 'no-address');
    expect(exitCode).toBe(2);
    expect(err).toContain('admin.email');
  });
});

describe('an account', () => {
  it('is given a new password, printed once, and nothing else of it changes', async () => {
    const created = ['--slug', 'quen-mat-khau', '--name', 'UBND phường Quên', '--kind', 'commune'];
    const papers = ['--identifier', 'H21.99.09', '--one-stop', 'Bộ phận Một cửa'];
    const admin = ['--admin-name', 'Nguyễn Thị Quên', '--admin-email', 'quen@example.vn'];
    const first = /mật khẩu: (\S+)/.exec((await chuan('tenant', 'create', ...created, ...papers, ...admin)).out)?.[1];
    const { exitCode, out } = await chuan('account', 'reset-password', ' Quen@example.vn');
    expect(exitCode).toBe(0);
    const next = /: (\S+) \(/.exec(out)?.[1];
    expect(next).toMatch(/^\S{16}$/);
    expect(next).not.toBe(first);
  });

  it('that is not there is named in one sentence', async () => {
    const { exitCode, err } = await chuan('account', 'reset-password', 'khong@example.vn');
    expect(exitCode).toBe(1);
    expect(err).toBe('✗ Không có tài khoản nào dùng thư điện tử này. [account.not_found]\n');
  });
});

it('says which value of a new agency is wrong, and what it should be like', async () => {
  const rest = [
    '--name',
    'x',
    '--kind',
    'commune',
    '--identifier',
    'H21.99.05',
    '--one-stop',
    'y',
    '--admin-name',
    'z',
  ];
  const { exitCode, err } = await chuan(
    'tenant',
    'create',
    '--slug',
    'Sai Địa Chỉ',
    ...rest,
    '--admin-email',
    'a@b.vn',
  );
  expect(exitCode).toBe(2);
  expect(err).toContain('slug không hợp lệ. Địa chỉ riêng: chữ thường không dấu, số và gạch nối.');
});

it('refuses a folder in place of a file', async () => {
  const { exitCode, err } = await chuan('import', 'procedures', dataDir);
  expect(exitCode).toBe(2);
  expect(err).toContain('là thư mục, không phải tệp');
});

it('refuses a file of another shape with rows that it would take', async () => {
  const file = join(dataDir, 'wrong.jsonl');
  writeFileSync(file, '{"ma": "1.001193", "ten": "Khai sinh"}\n');
  const { exitCode, err } = await chuan('import', 'procedures', file);
  expect(exitCode).toBe(2);
  expect(err).toContain('Không nhận ra định dạng của');
  const shown = err.split('\n').filter((line) => line.startsWith('{'));
  expect(shown.length).toBe(3);
  for (const [at, line] of shown.entries()) {
    const right = join(dataDir, `right-${at}.jsonl`);
    writeFileSync(right, line);
    expect((await chuan('import', 'procedures', right)).out).toContain('1 mới, 0 cập nhật, 0 không đổi, 0 từ chối');
  }
});

describe('on the sample data', () => {
  beforeAll(async () => {
    const { exitCode, err } = await chuan('seed', '--dossiers', '20');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  }, 60_000);

  it('seed has left accounts and loads no second time', async () => {
    const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as object[];
    expect(accounts.length).toBeGreaterThan(20);
    const again = await chuan('seed', '--print-accounts');
    expect(again.out).toContain('Dữ liệu mẫu đã có');
    expect(again.out).toContain('le.thi.thu@quynhonnam.example');
  });

  it('verify-log finds the logs whole, and finds the row that is altered', async () => {
    const whole = await chuan('verify-log', '--all');
    expect(whole).toMatchObject({ exitCode: 0, err: '' });
    expect(whole.out.match(/nguyên vẹn/g)?.length).toBe(6);
    const alter = (add: number) =>
      sql`update event_log set at = at + ${add} * interval '1 hour'
      where seq = 3 and tenant_id = (select id from platform.tenant where slug = 'quy-nhon-nam')`.execute(
        database.migrator,
      );
    await alter(1);
    const broken = await chuan('verify-log', '--tenant', 'quy-nhon-nam');
    expect(broken.exitCode).toBe(1);
    expect(broken.err).toContain('Dòng 3: cột at');
    expect((await chuan('verify-log', '--tenant', 'so-xay-dung')).exitCode).toBe(0);
    await alter(-1);
    expect((await chuan('verify-log')).exitCode).toBe(0);
  });

  it('verify-log tells when the signed checkpoints or their key were taken away', async () => {
    const [folder, key] = [join(dataDir, 'checkpoints'), join(dataDir, 'keys/checkpoints.pub')];
    mkdirSync(dirname(key), { recursive: true });
    writeFileSync(key, newSigningKey('chuan.example/log').publicKey);
    const noCheckpoints = await chuan('verify-log', '--tenant', 'so-xay-dung');
    expect(noCheckpoints.exitCode).toBe(1);
    expect(noCheckpoints.err).toContain('Không còn mốc đã ký nào');
    rmSync(key);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '00000001.checkpoint'), '');
    const noKey = await chuan('verify-log', '--tenant', 'so-xay-dung');
    expect(noKey.exitCode).toBe(1);
    expect(noKey.err).toContain('không còn khóa');
    rmSync(folder, { recursive: true });
    expect((await chuan('verify-log', '--tenant', 'so-xay-dung')).exitCode).toBe(0);
    const mark = {
      origin: 'chuan.example/log',
      number: 3,
      note_hash: 'a'.repeat(64),
      at: new Date(instantOf('2026-11-20', 600)),
    };
    await database.migrator.insertInto('platform.checkpoint_mark').values(mark).execute();
    const bothGone = await chuan('verify-log', '--tenant', 'so-xay-dung');
    expect(bothGone.exitCode).toBe(1);
    expect(bothGone.err).toContain('Không còn mốc đã ký nào');
    await database.migrator.deleteFrom('platform.checkpoint_mark').execute();
  });

  it('verify-log checks a file that was handed out, without a database, and refuses it once altered', async () => {
    const key = newSigningKey('chuan.example/log');
    const folder = join(dataDir, 'witnessed');
    const { rows } = await sql<{ tenant: string; subject: string }>`
      select tenant_id as tenant, subject_id as subject from event_log where action = 'dossier.received' limit 1`.execute(
      database.migrator,
    );
    const { tenant, subject } = rows[0]!;
    const source = databaseHeads({ db: database.app, tenantIds: async () => [tenant] });
    await writeCheckpoint({ source, folder, key, now: instantOf('2026-11-20', 600) });
    const extract = await withTenant(database.app, tenant, (tx) => exportExtract(tx, subject, folder));
    const [file, keyFile] = [join(dataDir, 'nhat-ky.json'), join(dataDir, 'khoa.pub')];
    writeFileSync(file, JSON.stringify(extract));
    writeFileSync(keyFile, key.publicKey);
    const sound = await chuan('verify-log', '--bundle', file, '--key', keyFile);
    expect(sound).toMatchObject({ exitCode: 0, err: '' });
    expect(sound.out).toMatch(/nguyên vẹn, khớp \d+ mốc đã ký/);
    writeFileSync(file, JSON.stringify(extract).replace('dossier.received', 'dossier.withdrawn'));
    const altered = await chuan('verify-log', '--bundle', file, '--key', keyFile);
    expect(altered.exitCode).toBe(1);
    expect(altered.err).toContain('nội dung đã bị sửa');
    expect((await chuan('verify-log', '--bundle', join(dataDir, 'none.json'))).err).toContain('Không có tệp');
  });

  it('recompute-deadlines finds all the same, and finds the promise that is changed', async () => {
    expect(await chuan('recompute-deadlines')).toMatchObject({ exitCode: 0, err: '' });
    const { rows } = await sql<{ code: string }>`update dossier set due_at = due_at + interval '1 hour'
      where id = (select id from dossier where due_at is not null order by id limit 1) returning code`.execute(
      database.migrator,
    );
    const { exitCode, err } = await chuan('recompute-deadlines');
    expect(exitCode).toBe(1);
    expect(err).toContain('có 1 hạn không khớp');
    expect(err).toContain(`${rows[0]!.code}: đang lưu`);
  });

  it('outbox tells what waits and lists nothing that failed', async () => {
    expect((await chuan('outbox', 'state')).out).toMatch(/^Đang chờ \d+ việc/);
    expect(await chuan('outbox', 'failed')).toEqual({ exitCode: 0, out: 'Không có sự kiện lỗi.\n', err: '' });
  });
});
