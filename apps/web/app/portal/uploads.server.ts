import type { AppLoadContext } from '@remix-run/node';
import { type FileUpload, parseFormData } from '@mjackson/form-data-parser';
import { failureIn } from '../failure.ts';
import { paperOfFile, paperOfStaged, type RefusedFile, type StagedFile } from './file-names.ts';

export interface UploadForm {
  readonly fields: FormData;
  readonly staged: readonly StagedFile[];
  readonly refused: readonly RefusedFile[];
}

const maxFiles = 60;
/** The body's own limit is checked before; the limit of one file is the store's, which answers beside its field. */
const maxFileBytes = 96 * 1_048_576;

interface TokenBody {
  readonly name?: unknown;
  readonly sizeBytes?: unknown;
}

/** What a token says of its file, for showing it again. Whether it is true, the procedure that takes it checks. */
function readToken(paper: string, token: string): StagedFile | undefined {
  try {
    const body = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8')) as TokenBody;
    if (typeof body.name !== 'string' || typeof body.sizeBytes !== 'number') return undefined;
    return { paper, token, name: body.name, sizeBytes: body.sizeBytes };
  } catch {
    return undefined;
  }
}

/** Files that came with an earlier try of the form and are still ticked. */
function stagedBefore(fields: FormData): StagedFile[] {
  const found: StagedFile[] = [];
  for (const [name, value] of fields.entries()) {
    const paper = paperOfStaged(name);
    if (paper === undefined || typeof value !== 'string') continue;
    const file = readToken(paper, value);
    if (file !== undefined) found.push(file);
  }
  return found;
}

type Stage = AppLoadContext['stageUpload'];

/** Takes one file in. @throws what is not the sender's to mend. */
export async function stageOne(stage: Stage, paper: string, file: File): Promise<StagedFile | RefusedFile> {
  try {
    const content = file.stream() as unknown as AsyncIterable<Uint8Array>;
    const { token, name, sizeBytes } = await stage({ name: file.name, content });
    return { paper, token, name, sizeBytes };
  } catch (error) {
    const failure = failureIn({ cause: error });
    if (failure === undefined) throw error;
    return { paper, name: file.name, code: failure.code, params: failure.params };
  }
}

/** Reads a form with files; each file is looked into and stored, or refused for itself, while the rest stays. */
export async function readUploadForm(request: Request, context: AppLoadContext): Promise<UploadForm> {
  const staged: StagedFile[] = [];
  const refused: RefusedFile[] = [];
  const fields = await parseFormData(request, { maxFiles, maxFileSize: maxFileBytes }, async (file: FileUpload) => {
    const paper = paperOfFile(file.fieldName);
    if (file.name === '' || paper === undefined) return;
    const result = await stageOne(context.stageUpload, paper, file);
    if ('token' in result) staged.push(result);
    else refused.push(result);
  });
  return { fields, staged: [...stagedBefore(fields), ...staged], refused };
}
