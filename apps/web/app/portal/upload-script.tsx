import { usePortalHome } from './agency.tsx';
import { usePortalT } from './words.ts';

interface Props {
  /** Under which the browser keeps what is being typed; absent for forms that are not kept. */
  readonly draft?: string;
}

/** Shows the progress of uploads and keeps what is typed, where scripts run; forms are whole without it. */
export function UploadScript({ draft }: Props) {
  const t = usePortalT();
  const home = usePortalHome();
  return (
    <>
      <div
        id="upload-words"
        hidden
        data-url={`${home}/upload`}
        data-draft={draft}
        data-uploading={t.raw('form.script.uploading')}
        data-uploaded={t.raw('form.script.uploaded')}
        data-failed={t.raw('form.script.failed')}
        data-retry={t('form.script.retry')}
        data-offline={t('form.script.offline')}
        data-restored={t('form.script.restored')}
        data-forget={t('form.script.forget')}
        data-busy={t('form.script.busy')}
        data-sending={t('form.sending')}
      />
      <script src="/portal-upload.js" defer />
    </>
  );
}
