import { createCallerFactory } from '@chuan/api';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TemplateVersionView } from './contract.ts';
import { openLibrary, sampleContent, type TestLibrary } from './library.fixture.ts';
import { libraryRouter } from './router.ts';
import { getPublishedTemplate } from './service/templates.ts';

let database: TestDatabase;
let library: TestLibrary;
let made = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  library = await openLibrary(database);
});
afterAll(() => database.drop());

const caller = createCallerFactory(libraryRouter);
const as = (key: string) => caller(library.request(key));
const call = () => as(`key-${++made}-xxxxxxxx`);
const create = () => call().createTemplate({ code: `QTM-HT-${++made}`, content: sampleContent() });
const save = (draft: TemplateVersionView, change: Partial<TemplateVersionView>) => {
  const { templateId, number, version, content, locks } = { ...draft, ...change };
  return call().saveTemplateDraft({ templateId, number, version, content, locks });
};
const publish = ({ templateId, number, version }: TemplateVersionView) =>
  call().publishTemplate({ templateId, number, version });

describe('a template', () => {
  test('is written, published, and then cannot be changed', async () => {
    const draft = await save(await create(), { locks: [{ path: 'legalLimit', reason: 'Luật Hộ tịch' }] });
    expect(draft).toMatchObject({ number: 1, status: 'draft', version: 2, problems: [] });
    const published = await publish(draft);
    expect(published).toMatchObject({ status: 'published', version: 3 });
    await expect(save(published, {})).rejects.toMatchObject({ message: 'template.not_draft' });
    expect((await library.actions()).slice(0, 3)).toEqual(['template.published', 'template.saved', 'template.created']);
  });

  test('with an error is not published', async () => {
    const draft = await create();
    const faulty = await save(draft, {
      content: sampleContent({ legalLimit: { value: 1, unit: 'working_hours' }, methods: [] }),
    });
    expect(faulty.problems.map((problem) => problem.code)).toContain('time.over_limit');
    await expect(publish(faulty)).rejects.toMatchObject({ message: 'template.has_errors' });
  });

  test('saved by two people from the same state is saved once, and the other is told', async () => {
    const draft = await create();
    const both = await Promise.allSettled([
      save(draft, { content: sampleContent({ purpose: 'A' }) }),
      save(draft, { content: sampleContent({ purpose: 'B' }) }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { message: 'template.changed' } });
  });

  test('has a next version, and the earlier one steps back when it is published', async () => {
    const first = await publish(await create());
    const next = await call().draftNextTemplate({ id: first.templateId });
    await expect(call().draftNextTemplate({ id: first.templateId })).rejects.toMatchObject({
      message: 'template.draft_exists',
    });
    const changed = await save(next, { content: sampleContent({ legalLimit: { value: 3, unit: 'working_days' } }) });
    const reader = { queries: database.app };
    expect((await getPublishedTemplate(reader, first.templateId)).number).toBe(1);
    await publish(changed);
    expect((await getPublishedTemplate(reader, first.templateId)).number).toBe(2);
    expect((await getPublishedTemplate(reader, first.templateId, 1)).status).toBe('retired');
    const { changes } = await call().compareTemplates({ templateId: first.templateId, before: 1, after: 2 });
    expect(changes.map((change) => change.path)).toEqual(['legalLimit']);
    const { versions } = await call().getTemplate({ id: first.templateId });
    expect(versions.map(({ number, status }) => [number, status])).toEqual([
      [2, 'published'],
      [1, 'retired'],
    ]);
  });

  test('code is given once', async () => {
    const { code } = await create();
    await expect(call().createTemplate({ code, content: sampleContent() })).rejects.toMatchObject({
      message: 'template.code_taken',
    });
  });

  test('may begin empty: the gaps are told', async () => {
    const draft = await call().createTemplate({ code: `QTM-TRONG-${++made}` });
    expect(draft.problems.map((problem) => problem.code)).toContain('flow.table_empty');
    expect(draft.content.rules).toMatchObject({ supplement: 'restart', maxSupplements: 1 });
  });

  test('is found without accents', async () => {
    await create();
    const found = await call().listTemplates({ search: 'ban sao TRICH luc' });
    expect(found.length).toBeGreaterThan(0);
    expect(await call().listTemplates({ search: 'xây dựng' })).toEqual([]);
  });
});

describe('a change by the vendor', () => {
  test('sent twice under one key is made once and answered the same', async () => {
    const input = { code: `QTM-HAI-LAN-${++made}`, content: sampleContent() };
    const key = 'the-same-key';
    expect(await as(key).createTemplate(input)).toEqual(await as(key).createTemplate(input));
    await expect(as(key).createTemplate({ ...input, code: 'QTM-KHAC' })).rejects.toMatchObject({
      message: 'request.key_reused',
    });
  });

  test('needs a key', async () => {
    await expect(caller(library.request(null)).createTemplate({ code: 'QTM-X' })).rejects.toMatchObject({
      message: 'request.key_missing',
    });
  });
});
