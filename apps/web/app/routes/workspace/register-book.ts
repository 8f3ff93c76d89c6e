import { BookInput } from '@chuan/dossiers/contract';
import { en, vi } from '@chuan/dossiers/messages';
import { translatorOf } from '@chuan/ui/language';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { failureIn } from '../../failure.ts';
import { pageData } from '../../procedures.ts';
import { requireSession } from '../../signed-in.ts';

/** Needs `dossier.read`. The register of a period as Mẫu 07, shown by the browser; one too long says so. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const days = BookInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const t = translatorOf({ vi, en }, context.locale);
  if (!days.success) return plain(t('register.bookDays'));
  try {
    const { name, bytes } = await context.api.dossiers.registerBook(days.data);
    return new Response(bytes as BodyInit, {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Length': String(bytes.byteLength),
        'Content-Disposition': `inline; filename="${name}"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    });
  } catch (error) {
    const failure = failureIn(error);
    if (failure?.code !== 'dossier.book_too_long') return pageData(Promise.reject(error));
    return plain(t('errors.dossier.book_too_long', failure.params as { count: number; max: number }));
  }
}

/** A sentence for a tab that waited for a paper. */
const plain = (sentence: string) =>
  new Response(sentence, {
    status: 422,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
