import { describe, expect, it } from 'vitest';
import { listSettings, readEnv } from './env.ts';

describe('the settings', () => {
  it('has a default for everything a first start needs', () => {
    expect(readEnv({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: '.data', NODE_ENV: 'production' });
  });

  it('takes an empty value for unset', () => {
    const read = readEnv({ PORT: '', DATABASE_URL: '' });
    expect([read.PORT, read.DATABASE_URL]).toEqual([3000, undefined]);
  });

  it('names every setting that is wrong, at once', () => {
    expect(() => readEnv({ PORT: '70000', DATABASE_URL: 'mysql://x/y', SMTP_URL: 'mail' })).toThrow(
      expect.objectContaining({ code: 'env.invalid', params: { names: 'PORT, DATABASE_URL, SMTP_URL' } }),
    );
  });

  it('describes each one for the table', () => {
    const undescribed = listSettings().filter((setting) => setting.description.length < 10);
    expect(undescribed).toEqual([]);
    expect(listSettings()[0]).toMatchObject({ name: 'PORT', fallback: '3000' });
  });
});
