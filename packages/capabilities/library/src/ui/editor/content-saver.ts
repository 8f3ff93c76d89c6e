import type { AppError } from '@chuan/ui';
import type { ProcedureContent } from '../../contract.ts';

/** What the server has. */
export interface SavedContent {
  readonly content: ProcedureContent;
  readonly version: number;
  readonly savedAt: number;
}

export type SaveAnswer =
  | { readonly ok: true; readonly version: number; readonly savedAt: number }
  | { readonly ok: false; readonly refusal: AppError };

export type SaveContent = (content: ProcedureContent, version: number) => Promise<SaveAnswer>;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';

export interface SaverView {
  readonly content: ProcedureContent;
  readonly state: SaveState;
  readonly savedAt: number;
  readonly refusal: AppError | undefined;
  /** Found again after a dropped line or a closed session. */
  readonly restored: boolean;
}

/** Where the tab keeps what the server does not have yet. */
export type KeepStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const pauseMs = 900;
const retryMs = 4_000;

const isConflict = (refusal: AppError) => /\.changed$/.test(refusal.code);

/**
 * Saves a content a moment after the last key, one save at a time, and keeps it in the tab until the server has it.
 * When somebody else was faster nothing typed is lost: saving stops until the writer says which of the two stays.
 */
export class ContentSaver {
  view: SaverView;
  save: SaveContent | undefined;
  private readonly key: string;
  private readonly store: KeepStore;
  private sent: ProcedureContent;
  private version: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(key: string, server: SavedContent, store: KeepStore) {
    this.key = `content:${key}`;
    this.store = store;
    this.sent = server.content;
    this.version = server.version;
    const { content, savedAt } = server;
    this.view = { content, state: 'saved', savedAt, refusal: undefined, restored: false };
  }

  /** Takes up what an earlier visit of this tab could not save. */
  restore(): void {
    const text = this.save ? this.store.getItem(this.key) : null;
    if (text === null) return;
    const kept = JSON.parse(text) as Pick<SavedContent, 'content' | 'version'>;
    this.version = kept.version;
    this.show({ restored: true });
    this.set(() => kept.content);
  }

  /** What an earlier visit typed into a version that may no longer be written: it waits in the tab. */
  waiting(): ProcedureContent | undefined {
    const text = this.save ? null : this.store.getItem(this.key);
    return text === null ? undefined : (JSON.parse(text) as Pick<SavedContent, 'content'>).content;
  }

  /** Gives up what waits in the tab. */
  forget(): void {
    this.store.removeItem(this.key);
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly set = (change: (content: ProcedureContent) => ProcedureContent): void => {
    const content = change(this.view.content);
    this.show({ content, state: this.view.state === 'conflict' ? 'conflict' : 'waiting' });
    this.store.setItem(this.key, JSON.stringify({ content, version: this.version }));
    if (this.view.state !== 'conflict') this.later(pauseMs);
  };

  /** Saves at once what waits. @returns whether the server has everything now. */
  readonly flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    const { content } = this.view;
    if (content === this.sent || !this.save) return content === this.sent;
    this.show({ state: 'saving' });
    this.running = this.save(content, this.version).then((answer) => this.settle(content, answer));
    const isDone = await this.running;
    this.running = undefined;
    return isDone;
  };

  /** The writer's content goes over what the server has now. */
  keepMine(server: SavedContent): void {
    this.take(server);
    this.set((content) => content);
  }

  /** The writer's content gives way to what the server has now. */
  takeTheirs(server: SavedContent): void {
    this.take(server);
    this.store.removeItem(this.key);
    this.show({ content: server.content, savedAt: server.savedAt, restored: false });
  }

  /** Stops the clock; what is unsaved stays in the tab. */
  readonly stop = (): void => clearTimeout(this.timer);

  private take(server: SavedContent): void {
    this.version = server.version;
    this.sent = server.content;
    this.show({ state: 'saved', refusal: undefined });
  }

  private settle(content: ProcedureContent, answer: SaveAnswer): boolean {
    if (!answer.ok) return this.refuse(answer.refusal);
    this.sent = content;
    this.version = answer.version;
    const isLatest = this.view.content === content;
    this.show({ savedAt: answer.savedAt, refusal: undefined, state: isLatest ? 'saved' : 'waiting' });
    if (isLatest) this.store.removeItem(this.key);
    else this.later(pauseMs);
    return isLatest;
  }

  private refuse(refusal: AppError): false {
    const isOffline = refusal.code === 'request.offline';
    this.show({ refusal, state: isConflict(refusal) ? 'conflict' : isOffline ? 'offline' : 'refused' });
    if (isOffline) this.later(retryMs);
    return false;
  }

  private later(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delayMs);
  }

  private show(change: Partial<SaverView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}
