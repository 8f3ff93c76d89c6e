import { type Locale, translatorOf } from '@chuan/ui/language';
import type { NoticeKind, NoticeParams } from './contract.ts';
import { isForApplicant } from './domain.ts';
import { en, vi } from './messages/index.ts';
import { wordsOf } from './words.ts';

/** The subject and the body of a notice in a language; instants are written out with their weekday. */
export function noticeText(kind: NoticeKind, params: NoticeParams, locale: Locale) {
  const t = translatorOf({ vi, en }, locale);
  const filled = wordsOf(params, locale);
  return { subject: t(`notice.${kind}.subject`, filled), body: t(`notice.${kind}.body`, filled) };
}

interface MailFrame {
  readonly agency: string;
  readonly link: string;
}

/** A notice as a mail: whose it is, what it says, and where to go on. */
export function mailText(kind: NoticeKind, params: NoticeParams, { agency, link }: MailFrame, locale: Locale) {
  const t = translatorOf({ vi, en }, locale);
  const { subject, body } = noticeText(kind, params, locale);
  const frame = isForApplicant(kind) ? 'toApplicant' : 'toPerson';
  const opens = params['versionId'] === undefined ? 'dossier' : 'procedure';
  return { subject: t('mail.subject', { subject, agency }), body: t(`mail.${frame}`, { body, agency, link, opens }) };
}
