import { ImportReason, type ImportRunView } from '@chuan/library/contract';
import { ImportScreen } from '@chuan/library/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { pageNumber } from '../../../page-number.ts';
import { ask, pageData, refusalOf, useChange } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

const kinds = ['repaired', 'flagged', 'refused'] as const;

/** Needs the staff right `library.read`; importing asks for `library.edit` itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const runs = await pageData(context.api.library.listImportRuns());
  const id = searchParams.get('run') ?? runs[0]?.id;
  const kind = kinds.find((one) => one === searchParams.get('kind'));
  const why = ImportReason.safeParse(searchParams.get('why')).data;
  const report =
    id === undefined
      ? null
      : await pageData(context.api.library.getImportRun({ id, kind, why, page: pageNumber(searchParams) }));
  return { runs, report, canEdit: context.session.permissions.includes('library.edit') };
}

/** The file as text that JSON can carry. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });

async function runningImport(): Promise<ImportRunView | undefined> {
  const answer = await ask('library.listImportRuns', undefined);
  return answer.ok ? answer.value.find((run) => run.status === 'running') : undefined;
}

export default function Import() {
  const data = useLoaderData<typeof loader>();
  const change = useChange();
  const { revalidate } = useRevalidator();
  return (
    <ImportScreen
      {...data}
      onImport={async (file) =>
        refusalOf(change('library.importFile', { fileName: file.name, dataBase64: await base64Of(file) }))
      }
      progress={runningImport}
      onRefresh={revalidate}
    />
  );
}
