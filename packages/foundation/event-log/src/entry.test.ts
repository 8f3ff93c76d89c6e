import { canonicalJson, isAppError, type Json } from '@chuan/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogEntry, parseBody, sealEntry } from './entry.ts';
import { sampleEntry, sampleLogId } from './sample-log.ts';

const text = (entry: LogEntry) => new TextDecoder().decode(sealEntry(sampleLogId(), entry).body);
const codeOf = (entry: unknown) => {
  try {
    sealEntry(sampleLogId(), entry as LogEntry);
    return undefined;
  } catch (error) {
    return isAppError(error) ? error.code : error;
  }
};

describe('the body of an entry', () => {
  it('is canonical JSON: parsed and written again it is the same text', () => {
    const json = fc.jsonValue() as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(fc.nat(), json, fc.option(json, { nil: undefined }), fc.string(), (n, before, after, reason) => {
        const body = text({ ...sampleEntry(n), before, after, reason });
        expect(canonicalJson(JSON.parse(body) as Json)).toBe(body);
      }),
    );
  });

  it('says the columns first, and who, what, when, of which log', () => {
    const entry = sampleEntry(1);
    expect(text(entry).startsWith('{"columns":{"action":"dossier.forward","actor_id":"')).toBe(true);
    const { columns, detail } = parseBody(sealEntry(sampleLogId(), entry).body)!;
    expect(columns).toEqual({
      action: entry.action,
      actor_id: entry.actor.id,
      at: entry.at,
      log_id: sampleLogId(),
      request_id: entry.requestId,
      subject_id: entry.subject!.id,
      subject_kind: 'dossier',
    });
    expect(detail).toMatchObject({
      actor: { kind: 'person', name: 'Nguyễn Thị Hạnh' },
      before: entry.before,
      after: entry.after,
    });
  });

  it('does not depend on the order in which members were given, nor on the case of an id', () => {
    const entry = sampleEntry(1);
    const turned = Object.fromEntries(Object.entries(entry).reverse()) as LogEntry;
    const upper = { ...turned, actor: { ...entry.actor, id: entry.actor.id!.toUpperCase() } };
    expect(text(upper)).toBe(text(entry));
  });

  it('is undefined to a reader when it is not one', () => {
    expect(parseBody(Buffer.from('{"columns":1}'))).toBeUndefined();
    expect(parseBody(Buffer.from([0xff, 0xfe]))).toBeUndefined();
    expect(parseBody(Buffer.from('null'))).toBeUndefined();
  });
});

describe('an entry is refused', () => {
  const entry = sampleEntry(1);
  it.each<[string, unknown]>([
    ['an action that is no noun.word', { ...entry, action: 'Đóng hồ sơ' }],
    ['an action that could end its quotes', { ...entry, action: 'dossier.close","x":"' }],
    ['a request id out of its alphabet', { ...entry, requestId: 'a"b' }],
    ['a subject without an id', { ...entry, subject: { kind: 'dossier' } }],
    ['an instant that is no whole millisecond', { ...entry, at: 1.5 }],
    ['a Date that JSON would turn to nothing', { ...entry, after: { on: new Date(0) } }],
    ['a bigint', { ...entry, after: { fee: 1n } }],
    ['an infinite number', { ...entry, before: [Number.POSITIVE_INFINITY] }],
    ['a member that has no place', { ...entry, password: 'x' }],
  ])('%s', (_, bad) => {
    expect(codeOf(bad)).toBe('event_log.bad_entry');
  });
  it('when its body is larger than a body may be', () => {
    expect(codeOf({ ...entry, after: 'đ'.repeat(600_000) })).toBe('event_log.entry_too_large');
    expect(codeOf({ ...entry, after: 'đ'.repeat(500_000) })).toBeUndefined();
  });
});
