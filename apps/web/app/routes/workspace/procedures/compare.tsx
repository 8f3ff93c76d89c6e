import { Comparison } from '@chuan/library/ui';
import { useProceduresT } from '@chuan/procedures/ui';
import { PageHead } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `procedure.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const [before, after] = [searchParams.get('before') ?? '', searchParams.get('after') ?? ''];
  const comparison = await pageData(context.api.procedures.compareVersions({ before, after }));
  const { positions } = await pageData(context.api.procedures.getVersion({ versionId: after }));
  return { comparison, positions: positions.map(({ id, name }) => [id, name] as const) };
}

export default function CompareVersions() {
  const { comparison, positions } = useLoaderData<typeof loader>();
  const t = useProceduresT();
  const { before, after, name, documentCode, changes } = comparison;
  return (
    <>
      <PageHead
        title={name}
        crumbs={[
          { label: t('nav.procedures'), href: '/w/procedures' },
          { label: documentCode, code: true, href: `/w/procedures/${after.versionId}` },
          { label: t('compare.title', { before: before.number, after: after.number }) },
        ]}
      />
      <div className="tab-body">
        <Comparison
          changes={changes}
          before={t('compare.side', { number: before.number })}
          after={t('compare.side', { number: after.number })}
          positions={new Map(positions)}
        />
      </div>
    </>
  );
}
