import { instantOf } from '@chuan/kernel';
import { type ReactElement, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ActionButton } from './dossier/action-button.tsx';
import { Ledger, PromiseChain, ledgerDays } from './dossier/ledger.tsx';
import { TimeBudget } from './charts/time-budget.tsx';
import { FlowDiagram } from './flow/flow-diagram.tsx';
import { isForRow } from './table/data-table.tsx';
import { StepBoxes } from './charts/board.tsx';
import { BarsByDay } from './charts/bars-by-day.tsx';
import { tickMinutes } from './charts/time-budget.tsx';
import { Waterfall } from './charts/waterfall.tsx';
import { PublicField, StepProgress } from './citizen/public-steps.tsx';
import { vi } from './messages/vi.ts';
import { ErrorState, problemOf } from './states.tsx';
import { LanguageProvider } from './translate.tsx';

function html(element: ReactElement): string {
  const messages = { ui: vi };
  return renderToStaticMarkup(createElement(LanguageProvider, { locale: 'vi', messages, now: 0, children: element }));
}

describe('the deadline ledger', () => {
  const page = html(
    createElement(Ledger, {
      caption: 'Sổ thời hạn',
      total: { label: 'Hẹn trả', value: '72 giờ' },
      rows: [
        {
          key: '1',
          kind: 'rest',
          fromOn: '2026-11-14',
          toOn: '2026-11-15',
          text: 'Thứ Bảy, Chủ nhật',
          countedMinutes: 0,
          sumMinutes: 960,
        },
        {
          key: '2',
          kind: 'pause',
          fromOn: '2026-11-16',
          toOn: '2026-11-19',
          text: 'Tạm dừng 23 giờ',
          countedMinutes: 0,
          sumMinutes: 1140,
          document: { label: '18/HDHS' },
          authorName: 'Trần Minh Họa',
        },
        { key: '3', kind: 'count', fromOn: '2026-11-20', text: 'Cả ngày', countedMinutes: 480, sumMinutes: 1620 },
      ],
    }),
  );

  test('prints days that do not count', () => {
    expect(page).toContain('14–15/11');
    expect(page).toContain('0:00');
  });

  test('names document and author of a pause', () => {
    expect(page).toContain('18/HDHS, Trần Minh Họa');
  });

  test('shows what a day adds and the running sum', () => {
    expect(page).toMatch(/\+8:00<\/td><td class="r">27:00/);
  });

  test('writes spans as briefly as they can be read', () => {
    expect(ledgerDays('2026-11-30', '2026-12-01', 'vi')).toBe('30/11–01/12');
    expect(ledgerDays('2026-11-12', undefined, 'vi')).toBe('T5 12/11');
  });

  test('keeps old promises, struck through', () => {
    const chain = html(
      createElement(PromiseChain, {
        promises: [
          { key: '1', label: 'Hẹn lần đầu', at: instantOf('2026-11-20', 1050) },
          { key: '2', label: 'Sau gia hạn', at: instantOf('2026-11-30', 990) },
        ],
      }),
    );
    expect(chain).toContain('<s>17:30 · T6 20/11</s>');
    expect(chain).toContain('<b>16:30 · T2 30/11</b>');
  });
});

describe('an action that is not available', () => {
  const page = html(
    createElement(ActionButton, {
      primary: true,
      action: { id: 'complete', label: 'Xong bước', available: false, note: 'Còn thiếu chữ ký' },
    }),
  );

  test('stays visible with the reason', () => {
    expect(page).toContain('Xong bước');
    expect(page).toContain('title="Còn thiếu chữ ký"');
  });

  test('is never the filled button', () => {
    expect(page).not.toContain('btn primary');
  });
});

describe('charts', () => {
  test('print every value and link every bar by name', () => {
    const page = html(
      createElement(BarsByDay, {
        label: 'Tải',
        capacity: 26,
        days: [{ key: '1', label: 'T2 30', value: 34, href: '/w/dossiers?due=2026-11-30' }],
      }),
    );
    expect(page).toContain('aria-label="T2 30: 34 hồ sơ"');
    expect(page).toContain('>34</text>');
    expect(page).toContain('vượt 8');
  });

  test('scales have round hours', () => {
    expect([240, 3720, 28_800].map(tickMinutes)).toEqual([60, 960, 9600]);
  });
});

describe('public pages', () => {
  test('progress says in words what the bar shows', () => {
    expect(html(createElement(StepProgress, { done: 2, total: 7, isAtWork: true }))).toContain(
      'Xong 2 trong 7 bước, đang làm bước 3',
    );
    const waiting = html(createElement(StepProgress, { done: 2, total: 7, isAtWork: false }));
    expect(waiting).toContain('Xong 2 trong 7 bước</p>');
    expect(waiting).not.toContain('class="c"');
    expect(html(createElement(StepProgress, { done: 7, total: 7, isAtWork: true }))).toContain('Đã xong cả 7 bước');
  });

  test('a field is read with its hint and its error', () => {
    const field = createElement(PublicField, {
      id: 'code',
      label: 'Mã tra cứu',
      hint: '8 ký tự',
      error: 'Chưa đúng',
      children: (props) => createElement('input', props),
    });
    expect(html(field)).toContain('aria-describedby="code-hint code-error" aria-invalid="true"');
  });
});

describe('a page that failed', () => {
  test.each([
    [401, 'signedOut'],
    [403, 'denied'],
    [404, 'notFound'],
    [409, 'unusable'],
    [413, 'tooLarge'],
    [429, 'unavailable'],
    [500, 'broken'],
    [503, 'unavailable'],
  ] as const)('%i is explained as %s', (status, kind) => {
    expect(problemOf(status)).toBe(kind);
  });

  test('offers what can be done now', () => {
    const offline = html(createElement(ErrorState, { kind: 'offline', homeHref: '/w', retryHref: '/w/dossiers' }));
    expect(offline).toContain('href="/w/dossiers"');
    expect(offline).toContain('Thử lại');
    const denied = html(createElement(ErrorState, { kind: 'denied', homeHref: '/w', retryHref: '/w/x' }));
    expect(denied).not.toContain('Thử lại');
  });
});

describe('the steps of a bottleneck', () => {
  const step = (key: string, more: object = {}) => ({
    key,
    label: key,
    count: 1,
    averageMinutes: 60,
    limitMinutes: 120,
    href: `/${key}`,
    ...more,
  });
  const ways = [
    { key: 'B1', label: undefined, stages: [[step('B1')], [step('B2', { jammed: true, averageMinutes: 462 })]] },
    { key: 'B7', label: 'Nhánh từ B1, khi “Không đủ”', stages: [[step('B7', { limitMinutes: 0 })]] },
  ];
  const [usual = '', branch = ''] = html(createElement(StepBoxes, { ways })).split('class="jam-from"');

  test('mark the one over its norm by colour and word, and no other', () => {
    expect(usual).toMatch(/class="fn hot"[^>]*>(<[^>]*>)*B2.*Nghẽn.*7,7 \/ 2 giờ/);
    expect(`${usual}${branch}`.match(/Nghẽn/g)).toHaveLength(1);
  });

  test('draw a branch apart, under where it leaves, and no arrow from the end of a way', () => {
    expect(branch).toContain('Nhánh từ B1, khi “Không đủ”');
    expect(usual.match(/class="stage( last)?"/g)).toEqual(['class="stage"', 'class="stage last"']);
    expect(branch.match(/class="stage( last)?"/g)).toEqual(['class="stage last"']);
  });

  test('tell no time of nought against nought', () => {
    expect(branch).toContain(vi.chart.noNorm);
    expect(branch).not.toContain('0 giờ');
  });
});

test('a waterfall tells every step by its whole name, in as many lines as that needs', () => {
  const label = 'Đề nghị nơi cư trú trước đây xác minh tình trạng hôn nhân';
  const part = { key: 'B3', label, minutes: 120, kind: 'own' as const, href: '/' };
  const drawn = html(createElement(Waterfall, { parts: [part], limitMinutes: 480, label: 'Thời gian' }));
  const lines = [...drawn.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, line]) => line);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(' ')).toBe(label);
});

test('a waterfall’s words about waiting do not run over the name of their line', () => {
  const part = { key: 'B1', label: 'Tiếp nhận', minutes: 60, kind: 'own' as const, href: '/' };
  const waiting = { label: 'Chờ bên ngoài', minutes: 120 };
  const drawn = (minutes: number) =>
    html(createElement(Waterfall, { parts: [{ ...part, minutes }], limitMinutes: 1440, waiting, label: 'Thời gian' }));
  expect(drawn(60)).toMatch(/class="h"[^>]*text-anchor="start"/);
  expect(drawn(1440)).toMatch(/class="h"[^>]*text-anchor="end"/);
});

describe('the words of a step that runs beside', () => {
  const anchorOf = (startMinutes: number) => {
    const beside = { startMinutes, minutes: 60, label: 'B6' };
    const parts = [{ label: 'B1', minutes: 1440 }];
    const drawn = html(createElement(TimeBudget, { parts, limitMinutes: 1440, beside } as never));
    return /text-anchor="(\w+)">B6</.exec(drawn)?.[1];
  };

  test('stand before its bar when there is no room after it', () => {
    expect(anchorOf(0)).toBe('start');
    expect(anchorOf(1260)).toBe('end');
  });
});

describe('the legend of a flow', () => {
  const legendOf = (error: boolean) => {
    const row = { id: 'B1', label: 'B1', lane: 'a', kind: 'task' as const, critical: true, error };
    return html(
      createElement(FlowDiagram, {
        model: { lanes: [{ id: 'a', label: 'Một cửa' }], rows: [row], edges: [], ends: [] } as never,
      }),
    );
  };

  test('speaks of errors only when there is one', () => {
    expect(legendOf(false)).not.toContain(vi.flow.error);
    expect(legendOf(true)).toContain(vi.flow.error);
  });
});

describe('a click on a row', () => {
  const on = (inside: string | null, more: object = {}) => {
    const target = { closest: () => inside } as unknown as Element;
    return { button: 0, defaultPrevented: false, target, ...more };
  };

  test('opens it, unless it fell on something of its own, ended a marking, or was another button', () => {
    expect(isForRow(on(null), '')).toBe(true);
    expect(isForRow(on('a'), '')).toBe(false);
    expect(isForRow(on(null), '261111-0014')).toBe(false);
    expect(isForRow(on(null, { button: 2 }), '')).toBe(false);
    expect(isForRow(on(null, { defaultPrevented: true }), '')).toBe(false);
  });
});
