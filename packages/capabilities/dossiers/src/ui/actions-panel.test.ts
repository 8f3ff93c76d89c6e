import { LanguageProvider } from '@chuan/ui';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { DossierPage, StepView } from '../contract.ts';
import { vi } from '../messages/vi.ts';
import { DossierActions } from './actions-panel.tsx';

const step = { id: 'b3', name: 'Thẩm định', isMine: true, guidance: '', checklist: [] } as unknown as StepView;
const refused = {
  key: 'supplement',
  stepId: 'b3',
  isAllowed: false,
  reason: 'dossier.supplement_used',
  params: { max: 1 },
};
const page = { steps: [step], actions: [refused] } as unknown as DossierPage;

const render = (shown: DossierPage) =>
  renderToStaticMarkup(
    createElement(LanguageProvider, {
      locale: 'vi',
      messages: { dossiers: vi, errors: vi.errors },
      now: 0,
      children: createElement(DossierActions, { page: shown, step, onOpen: () => {}, onTick: async () => undefined }),
    }),
  );

describe('an action that a rule refuses', () => {
  const html = render(page);

  test('stays in the table with the reason', () => {
    expect(html).toContain(vi.act.supplement.label);
    expect(html).toContain('Đã yêu cầu bổ sung đủ 1 lần theo quy định.');
  });

  test('is neither a button nor a link', () => {
    expect(html).not.toMatch(/<button|<a /);
  });
});

test('a clock that stands still is told once, whatever it bars', () => {
  const barred = ['complete', 'supplement', 'return'].map((key) => ({ ...refused, key, reason: 'dossier.paused' }));
  const html = render({ steps: [step], actions: barred } as unknown as DossierPage);
  expect(html).toContain(vi.act.paused);
  expect(html).not.toContain('<table');
});
