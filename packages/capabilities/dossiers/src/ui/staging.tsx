import { type Upload, UploadField, useErrorText } from '@chuan/ui';
import { useCallback, useRef, useState } from 'react';
import type { Stage } from './calls.ts';
import { useT } from './translate.ts';

const acceptedFiles = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx';
/** What the field tells; the server measures again. */
const maxFileBytes = 25_000_000;

export interface Staging {
  readonly uploads: readonly Upload[];
  /** Tokens of what has been stored, in the form the changes take. */
  readonly files: { token: string; componentKey: string }[];
  readonly isSending: boolean;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (id: string) => void;
}

/** Files on their way to the server, each with its own progress and its own failure. */
export function useStaging(stage: Stage): Staging {
  const [uploads, setUploads] = useState<readonly (Upload & { readonly token?: string })[]>([]);
  const serial = useRef(0);
  const textOf = useErrorText();
  const patch = useCallback((id: string, change: Partial<Upload> & { token?: string }) => {
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }, []);
  const send = async (id: string, file: File) => {
    const answer = await stage(file, (progress) => patch(id, { progress }));
    if (answer.ok) patch(id, { state: 'done', name: answer.value.name, token: answer.value.token });
    else patch(id, { state: 'failed', problem: textOf(answer.refusal) });
  };
  const add = (files: readonly File[]) => {
    for (const file of files) {
      const id = String(++serial.current);
      setUploads((all) => [...all, { id, name: file.name, sizeBytes: file.size, state: 'sending', progress: 0 }]);
      void send(id, file);
    }
  };
  return {
    uploads,
    files: uploads.flatMap(({ token }) => (token === undefined ? [] : [{ token, componentKey: '' }])),
    isSending: uploads.some(({ state }) => state === 'sending'),
    add,
    remove: (id) => setUploads((all) => all.filter((one) => one.id !== id)),
  };
}

/** The field that fills a staging. */
export function StagingField({ staging, label }: { readonly staging: Staging; readonly label?: string }) {
  const t = useT();
  return (
    <div>
      <span className="label">{label ?? t('act.files')}</span>
      <UploadField
        name="files"
        label={t('act.chooseFiles')}
        accept={acceptedFiles}
        maxBytes={maxFileBytes}
        uploads={staging.uploads}
        onAdd={staging.add}
        onRemove={staging.remove}
      />
    </div>
  );
}
