import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sampleContent } from '../../library.fixture.ts';
import { ContentSaver, type KeepStore, type SaveAnswer, type SaveContent } from './content-saver.ts';

const memory = (): KeepStore & { readonly size: () => number } => {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    size: () => kept.size,
  };
};

const server = { content: sampleContent(), version: 3, savedAt: 1_000 };
const named = (purpose: string) => sampleContent({ purpose });
const conflicted: SaveAnswer = { ok: false, refusal: { code: 'procedure.changed' } };

beforeEach(() => {
  vi.useFakeTimers();
});

function open(answers: readonly SaveAnswer[], store = memory()) {
  const sent: [string, number][] = [];
  const queue = [...answers];
  const save: SaveContent = async (content, version) => {
    sent.push([content.purpose, version]);
    return queue.shift() ?? { ok: true, version: version + 1, savedAt: 2_000 };
  };
  const saver = new ContentSaver('v', server, store);
  saver.save = save;
  return { saver, sent, store };
}

describe('what is typed', () => {
  test('is saved once, a moment after the last key, and then no longer kept in the tab', async () => {
    const { saver, sent, store } = open([]);
    saver.set(() => named('a'));
    saver.set(() => named('ab'));
    expect([saver.view.state, store.size()]).toEqual(['waiting', 1]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([['ab', 3]]);
    expect([saver.view.state, saver.view.savedAt, store.size()]).toEqual(['saved', 2_000, 0]);
  });

  test('while a save is under way goes with the next, on the new version', async () => {
    const { saver, sent } = open([]);
    saver.set(() => named('a'));
    const first = saver.flush();
    saver.set(() => named('b'));
    expect(await first).toBe(false);
    expect(await saver.flush()).toBe(true);
    expect(sent).toEqual([
      ['a', 3],
      ['b', 4],
    ]);
  });

  test('without a line is tried again until it is saved', async () => {
    const { saver, sent } = open([{ ok: false, refusal: { code: 'request.offline' } }]);
    saver.set(() => named('a'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.view.state).toBe('offline');
    await vi.advanceTimersByTimeAsync(5_000);
    expect([saver.view.state, sent.length]).toEqual(['saved', 2]);
  });

  test('is found again by the next visit of the tab', async () => {
    const store = memory();
    open([], store).saver.set(() => named('unsaved'));
    const { saver, sent } = open([], store);
    saver.restore();
    expect(saver.view).toMatchObject({ restored: true, content: { purpose: 'unsaved' } });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([['unsaved', 3]]);
  });
});

describe('when somebody else was faster', () => {
  const theirs = { content: named('theirs'), version: 7, savedAt: 5_000 };

  test('nothing typed is lost and nothing more is sent', async () => {
    const { saver, sent } = open([conflicted]);
    saver.set(() => named('mine'));
    await vi.advanceTimersByTimeAsync(1_000);
    saver.set((content) => ({ ...content, purpose: `${content.purpose}!` }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect([saver.view.state, saver.view.content.purpose, sent.length]).toEqual(['conflict', 'mine!', 1]);
  });

  test('the writer’s content may go over theirs', async () => {
    const { saver, sent } = open([conflicted]);
    saver.set(() => named('mine'));
    await saver.flush();
    saver.keepMine(theirs);
    expect(await saver.flush()).toBe(true);
    expect(sent.at(-1)).toEqual(['mine', 7]);
  });

  test('or give way to it', async () => {
    const { saver, sent, store } = open([conflicted]);
    saver.set(() => named('mine'));
    await saver.flush();
    saver.takeTheirs(theirs);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([saver.view.content.purpose, saver.view.state, sent.length, store.size()]).toEqual([
      'theirs',
      'saved',
      1,
      0,
    ]);
  });
});
