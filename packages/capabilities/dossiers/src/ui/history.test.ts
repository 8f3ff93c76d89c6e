import { instantOf } from '@chuan/kernel';
import { LanguageProvider } from '@chuan/ui';
import { vi as ui } from '@chuan/ui/messages';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { EventView } from '../contract.ts';
import { vi } from '../messages/vi.ts';
import { History } from './history.tsx';

const now = instantOf('2026-11-20', 600);
const event = (seq: number, kind: string, params: EventView['params'] = {}): EventView => ({
  seq,
  kind,
  at: now,
  stepName: '',
  actorKind: 'person',
  actorName: 'Lê Thị Thử',
  actorPosition: '',
  note: '',
  params,
  forms: [],
  files: [],
});
const told = (events: readonly EventView[]) =>
  renderToStaticMarkup(
    createElement(LanguageProvider, {
      locale: 'vi',
      messages: { dossiers: vi, ui },
      now,
      children: createElement(History, { events, now }),
    }),
  );

test('papers asked for before receipt stop no clock; afterwards they do', () => {
  const asked = [event(1, 'submitted'), event(2, 'supplement_requested', { items: 'Đơn đề nghị' })];
  const before = told(asked);
  expect(before).toContain('Chưa tiếp nhận nên chưa tính thời hạn');
  expect(before).not.toContain('Tạm dừng đồng hồ');
  expect(before).not.toContain('ev hold');
  const after = told([event(1, 'submitted'), event(2, 'received'), event(3, 'supplement_requested')]);
  expect(after).toContain('Tạm dừng đồng hồ');
  expect(after).toContain('ev hold');
  expect(after).not.toContain('chưa tính thời hạn');
});
