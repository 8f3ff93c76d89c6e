import { translatorOf } from '@chuan/ui/language';
import { en, vi } from '@chuan/ui/messages';
import type { Response } from 'express';
import { factsOf } from './request-facts.ts';

type Kind = keyof typeof vi.problem & ('broken' | 'foreignOrigin' | 'tooLarge' | 'unavailable' | 'unusable');

const style =
  'body{margin:0;font:17px/28px system-ui,"Segoe UI",sans-serif;color:#18202f;background:#fff}' +
  'main{max-width:640px;margin:0 auto;padding:15vh 24px}h1{font-size:28px;line-height:36px;padding-top:16px;' +
  'border-top:4px solid #28468a}a{color:#28468a}small{color:#434d60}' +
  '@media(prefers-color-scheme:dark){body{background:#151c28;color:#eef1f6}a{color:#a3bbee}small{color:#bcc5d4}}';

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** An answer from before or after the pages: a whole document for people, a code for programs. */
export function answerProblem(response: Response, status: number, kind: Kind): void {
  const { locale, nonce, requestId } = factsOf(response);
  const t = translatorOf({ vi, en }, locale);
  response.status(status);
  if (!response.req.headers.accept?.includes('text/html')) {
    response.json({ error: { code: `request.${kind}`, requestId } });
    return;
  }
  const lines = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(t(`problem.${kind}.title`))}</title><style nonce="${nonce}">${style}</style></head><body><main>`,
    `<h1>${escaped(t(`problem.${kind}.title`))}</h1>`,
    `<p>${escaped(t(`problem.${kind}.text`))}</p><p>${escaped(t(`problem.${kind}.next`))}</p>`,
    `<p><a href="/">${escaped(t('problem.goHome'))}</a></p>`,
    `<p><small>${escaped(t('problem.requestId', { id: requestId }))}</small></p></main></body></html>`,
  ];
  response.type('html').send(lines.join(''));
}
