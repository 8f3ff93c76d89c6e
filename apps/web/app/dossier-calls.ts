import type { DossierCalls } from '@chuan/dossiers/ui';
import { useMemo } from 'react';
import { ask, refusalOf, useChange } from './procedures.ts';

type Staged = Awaited<ReturnType<DossierCalls['stage']>>;

/** Sends one file and tells how far it is; `fetch` tells nothing of what has left. */
const stage: DossierCalls['stage'] = (file, onProgress) =>
  new Promise<Staged>((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/w/uploads?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = request.response as Staged | null;
      if (answer && typeof answer.ok === 'boolean') resolve(answer);
      else resolve({ ok: false, refusal: { code: request.status === 413 ? 'file.too_large' : 'request.failed' } });
    };
    request.onerror = () => resolve({ ok: false, refusal: { code: 'request.offline' } });
    request.send(file);
  });

/** What the dossier screens ask of the server. */
export function useDossierCalls(): DossierCalls {
  const change = useChange();
  return useMemo(
    () => ({
      issue: (name, input) => change(`dossiers.${name}`, input as never),
      change: (name, input) => refusalOf(change(`dossiers.${name}`, input as never)),
      previewAcceptance: async (dossierId) => {
        const answer = await ask('dossiers.acceptancePreview', { dossierId });
        return answer.ok ? answer.value : undefined;
      },
      previewExtension: async (dossierId, workingDays) => {
        const answer = await ask('dossiers.extensionPreview', { dossierId, workingDays });
        return answer.ok ? answer.value.dueAt : null;
      },
      stage,
    }),
    [change],
  );
}
