import { formatPromise, type Locale, translatorOf } from '@chuan/ui/language';
import type { NoticeKind, NoticeParams } from './contract.ts';
import { en, vi } from './messages/index.ts';

/** The subject and the body of a notice in a language; instants are written out with their weekday. */
export function noticeText(kind: NoticeKind, params: NoticeParams, locale: Locale) {
  const t = translatorOf({ vi, en }, locale);
  const values = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      key.endsWith('At') ? formatPromise(Number(value), locale) : value,
    ]),
  );
  const filled = { code: '', procedure: '', step: '', stepDueAt: '', dueAt: '', ...values };
  return { subject: t(`notice.${kind}.subject`, filled), body: t(`notice.${kind}.body`, filled) };
}
