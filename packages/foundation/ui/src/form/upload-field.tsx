import { IconAlertCircle, IconCheck, IconFile, IconUpload, IconX } from '@tabler/icons-react';
import type { DragEvent } from 'react';
import { useId, useState } from 'react';
import { formatNumber } from '../dates.ts';
import { Icon } from '../icon.tsx';
import { useLocale, useUiT } from '../translate.tsx';

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly state: 'waiting' | 'sending' | 'done' | 'failed';
  /** 0…1 while it is being sent. */
  readonly progress?: number;
  /** Why it failed and what to do, as a sentence. */
  readonly problem?: string;
}

export interface UploadFieldProps {
  /** Sent with the form when there is no script. */
  readonly name: string;
  readonly label: string;
  /** Kinds of file, such as `.pdf,.jpg,.png`. */
  readonly accept: string;
  readonly maxBytes: number;
  readonly multiple?: boolean;
  readonly uploads: readonly Upload[];
  readonly onAdd: (files: readonly File[]) => void;
  readonly onRemove?: (id: string) => void;
}

/** `2,4 MB`, `812 kB` */
function useSize(): (bytes: number) => string {
  const locale = useLocale();
  return (bytes) =>
    bytes >= 1_000_000
      ? `${formatNumber(bytes / 1_000_000, locale, 1)} MB`
      : `${Math.max(1, Math.round(bytes / 1000))} kB`;
}

/** Files by choosing or dropping, each with its own progress, its own failure and a way to take it out. */
export function UploadField(props: UploadFieldProps) {
  const { name, label, accept, maxBytes, multiple = true, uploads, onAdd, onRemove } = props;
  const t = useUiT();
  const size = useSize();
  const id = useId();
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onAdd([...event.dataTransfer.files]);
  };
  return (
    <div>
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Icon of={IconUpload} />
        <span>
          <input
            id={id}
            type="file"
            name={name}
            accept={accept}
            multiple={multiple}
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              onAdd([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          <label htmlFor={id}>{label}</label> {t('upload.orDrop')}
          <small id={`${id}-hint`} className="block">
            {t('upload.hint', { kinds: accept.replaceAll('.', ' ').replaceAll(',', ',').trim(), size: size(maxBytes) })}
          </small>
        </span>
      </div>
      <ul className="file-list" aria-live="polite">
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} size={size(upload.sizeBytes)} onRemove={onRemove} />
        ))}
      </ul>
    </div>
  );
}

const stateIcon = { waiting: IconFile, sending: IconUpload, done: IconCheck, failed: IconAlertCircle } as const;

interface UploadRowProps {
  readonly upload: Upload;
  readonly size: string;
  readonly onRemove: UploadFieldProps['onRemove'];
}

function UploadRow({ upload, size, onRemove }: UploadRowProps) {
  const t = useUiT();
  const percent = Math.round((upload.progress ?? 0) * 100);
  return (
    <li className={`up-${upload.state}`}>
      <Icon of={stateIcon[upload.state]} />
      <span className="name">{upload.name}</span>
      <span className="small num">{upload.state === 'sending' ? `${percent}%` : size}</span>
      {onRemove === undefined ? (
        <span />
      ) : (
        <button
          type="button"
          className="btn subtle sm"
          aria-label={t('upload.remove', { name: upload.name })}
          onClick={() => onRemove(upload.id)}
        >
          <Icon of={IconX} size={16} />
        </button>
      )}
      {upload.state === 'sending' ? (
        <span
          className="bar"
          role="progressbar"
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-label={upload.name}
        >
          <i style={{ width: `${percent}%` }} />
        </span>
      ) : null}
      {upload.problem === undefined ? null : <span className="msg-err full">{upload.problem}</span>}
    </li>
  );
}
