import { PageHead } from '@chuan/ui';
import type { TemplateComparison } from '../contract.ts';
import { Comparison } from './comparison.tsx';
import { useT } from './translate.ts';

/** What changed between two versions of a template. */
export function TemplateComparisonScreen({
  comparison,
  templateId,
}: {
  readonly comparison: TemplateComparison;
  readonly templateId: string;
}) {
  const t = useT();
  const { code, name, before, after, changes } = comparison;
  return (
    <>
      <PageHead
        title={name}
        crumbs={[
          { label: t('nav.templates'), href: '/v/templates' },
          { label: code, code: true, href: `/v/templates/${templateId}/${after}` },
          { label: t('templates.compare', { number: before }) },
        ]}
      />
      <div className="tab-body">
        <Comparison
          changes={changes}
          before={t('templates.version', { number: before })}
          after={t('templates.version', { number: after })}
        />
      </div>
    </>
  );
}
