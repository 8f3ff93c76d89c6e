import type { Uuid } from '@chuan/kernel';
import type { ProcedureContent } from '@chuan/library/contract';
import type { Definition } from '@chuan/workflow/schema';

/** A version as dossiers run it: its text, its flow, and which table row each node came from. */
export interface RunningProcedure {
  readonly versionId: Uuid;
  readonly procedureId: Uuid;
  /** QT-XX. */
  readonly documentCode: string;
  /** Lần ban hành. */
  readonly number: number;
  readonly content: ProcedureContent;
  readonly definition: Definition;
  readonly rowOfNode: Readonly<Record<string, string>>;
}
