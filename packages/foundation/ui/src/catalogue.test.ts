import { describe, expect, expectTypeOf, test } from 'vitest';
import { type Catalogue, type Translator, mergeCatalogues, translatorOf } from './catalogue.ts';
import { en } from './messages/en.ts';
import { vi } from './messages/vi.ts';

const source = {
  title: 'Hồ sơ của {name}',
  count: '{count, number} hồ sơ',
  errors: { dossier: { not_found: 'Không tìm thấy hồ sơ.' } },
} as const;
const english: Catalogue<typeof source> = {
  title: 'Dossier of {name}',
  count: '{count, plural, one {# dossier} other {# dossiers}}',
  errors: { dossier: { not_found: 'The dossier cannot be found.' } },
};

function keysOf(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value as object, `${path}${key}.`),
  );
}

const parametersOf = (text: string) => new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]));

function textAt(tree: object, path: string): string {
  return path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], tree) as string;
}

describe('the pattern', () => {
  test('speaks both languages from one source', () => {
    expect(translatorOf({ vi: source, en: english }, 'vi')('title', { name: 'Nguyễn Văn Mẫu' })).toBe(
      'Hồ sơ của Nguyễn Văn Mẫu',
    );
    expect(translatorOf({ vi: source, en: english }, 'en')('count', { count: 1 })).toBe('1 dossier');
    expect(translatorOf({ vi: source, en: english }, 'vi')('count', { count: 1088 })).toBe('1.088 hồ sơ');
  });

  test('knows its keys and parameters', () => {
    type Keys = Parameters<Translator<typeof source>>[0];
    expectTypeOf<'title' | 'count' | 'errors.dossier.not_found'>().toEqualTypeOf<Keys>();
    const misused = (t: Translator<typeof source>) => [
      // @ts-expect-error no such key
      t('titel'),
      // @ts-expect-error the name is missing
      t('title'),
    ];
    expectTypeOf(misused).toBeFunction();
  });

  test('does not let a language forget a key', () => {
    // @ts-expect-error `count` and `errors` are missing
    const partial: Catalogue<typeof source> = { title: 'x' };
    expect(Object.keys(partial)).toHaveLength(1);
  });
});

describe('merging', () => {
  test('gathers the errors of all packages under one root', () => {
    const merged = mergeCatalogues({
      dossiers: source,
      access: { errors: { dossier: { denied: 'Chưa được giao quyền.' }, role: { in_use: 'Vai trò đang dùng.' } } },
    });
    expect(merged['errors']).toEqual({
      dossier: { not_found: 'Không tìm thấy hồ sơ.', denied: 'Chưa được giao quyền.' },
      role: { in_use: 'Vai trò đang dùng.' },
    });
    expect(Object.keys(merged)).toEqual(['dossiers', 'access', 'errors']);
  });

  test('refuses two explanations of one code', () => {
    expect(() => mergeCatalogues({ dossiers: source, other: source })).toThrow(/dossier\.not_found .* other/);
  });
});

describe("this package's own texts", () => {
  const keys = keysOf(vi);

  test('have the same keys in both languages', () => {
    expect(keysOf(en).sort()).toEqual([...keys].sort());
  });

  test.each(keys)('%s asks for the same parameters in both', (key) => {
    const inEnglish = parametersOf(textAt(en, key).replace(/\b(one|other|=\d+) \{[^}]*\}/g, ''));
    expect(inEnglish).toEqual(parametersOf(textAt(vi, key)));
  });
});
