import { useErrorText, useLocale } from '@chuan/ui';
import { acceptedFiles, fileField, type RefusedFile, sizeText, type StagedFile, stagedField } from './file-names.ts';
import { usePortalT } from './words.ts';

interface Props {
  readonly paper: string;
  readonly label: string;
  readonly staged: readonly StagedFile[];
  readonly refused: readonly RefusedFile[];
  readonly describedBy?: string;
  readonly error?: string;
  /** Without scripts the page tells by this whether a file is there yet; the form is checked by the server alone. */
  readonly isRequired?: boolean;
}

/** Files for one paper: those already sent stay ticked, and more can be chosen. */
export function FileField({ paper, label, staged, refused, describedBy, error, isRequired = false }: Props) {
  const t = usePortalT();
  const locale = useLocale();
  const errorText = useErrorText();
  const id = fileField(paper);
  const problems = [
    ...(error === undefined ? [] : [error]),
    ...refused.map((file) => t('form.problem.file', { name: file.name, why: errorText(file) })),
  ];
  const described = [describedBy, problems.length > 0 ? `${id}-error` : undefined].filter(Boolean).join(' ');
  return (
    <div className="file" data-upload={paper}>
      {problems.length === 0 ? null : (
        <div className="msg-err" id={`${id}-error`}>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      <div data-staged>
        {staged.length === 0 ? null : <p className="hint">{t('form.staged')}</p>}
        {staged.map((file) => (
          <label className="choice" key={file.token}>
            <input type="checkbox" name={stagedField(paper)} value={file.token} defaultChecked />
            <span>
              {file.name} <small>{sizeText(file.sizeBytes, locale)}</small>
            </span>
          </label>
        ))}
      </div>
      {/* The browser's own control speaks its own language, so it is felt and heard but not seen. */}
      <div className="choose">
        <input
          type="file"
          id={id}
          name={id}
          multiple
          accept={acceptedFiles}
          required={isRequired && staged.length === 0}
          aria-label={t('form.pick', { name: label })}
          {...(described === '' ? {} : { 'aria-describedby': described })}
          aria-invalid={problems.length > 0}
        />
        <label className="btn lg" htmlFor={id}>
          {t('form.pickFile')}
        </label>
        <span className="none">{t('form.noFile')}</span>
      </div>
    </div>
  );
}
