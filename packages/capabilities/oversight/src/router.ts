import { citizenProcedure, platformProcedure, router, tenantProcedure } from '@chuan/api';
import { TrackInput } from '@chuan/dossiers/contract';
import { z } from 'zod';
import {
  Board,
  BoardInput,
  BoardLines,
  BundleInput,
  LogBundle,
  LogExtract,
  LogInput,
  LogPage,
  LogVerdict,
  Practice,
  Trial,
  TrialInput,
} from './contract.ts';
import { getBoard } from './service/board.ts';
import { boardLines } from './service/board-lines.ts';
import { extractForApplicant, secondVerifier } from './service/dossier-log.ts';
import { bundleEventLog, type FindCheckpoints, readEventLog, verifyEventLog } from './service/event-log.ts';
import { getPractice, tryVersion } from './service/trial.ts';
import { readPlatformLog, verifyVendorLog } from './service/platform-log.ts';

export const oversightRouter = router({
  board: tenantProcedure
    .meta({ needs: 'oversight.read' })
    .input(BoardInput)
    .output(Board)
    .query(({ ctx, input }) => getBoard(ctx, input)),
  boardLines: tenantProcedure
    .meta({ needs: 'oversight.read' })
    .input(BoardInput)
    .output(BoardLines)
    .query(async ({ ctx, input }) => boardLines(await getBoard(ctx, input), ctx.locale)),
  practice: tenantProcedure
    .meta({ needs: 'procedure.read' })
    .input(TrialInput)
    .output(Practice)
    .query(({ ctx, input }) => getPractice(ctx, input.versionId)),
  tryVersion: tenantProcedure
    .meta({ needs: 'procedure.read' })
    .input(TrialInput)
    .output(Trial)
    .query(({ ctx, input }) => tryVersion(ctx, input.versionId)),
});

const reader = tenantProcedure.meta({ needs: 'event_log.read' });
const open = citizenProcedure.meta({ isPublic: true });
const vendor = platformProcedure.meta({ needs: 'platform_log.read' });

/** The logs' own procedures. `findCheckpoints` says where this installation keeps the signed ones. */
export const makeEventLogRouter = (findCheckpoints: FindCheckpoints) =>
  router({
    list: reader
      .input(LogInput)
      .output(LogPage)
      .query(({ ctx, input }) => readEventLog(ctx, input)),
    verify: reader.output(LogVerdict).query(({ ctx }) => verifyEventLog(ctx, findCheckpoints)),
    bundle: reader
      .input(BundleInput)
      .output(LogBundle)
      .query(({ ctx, input }) => bundleEventLog(ctx, input.fromSeq, findCheckpoints)),
    extractForApplicant: open
      .input(TrackInput)
      .output(LogExtract)
      .query(({ ctx, input }) => extractForApplicant(ctx, input, findCheckpoints)),
    verifier: open.output(z.strictObject({ name: z.string(), text: z.string() })).query(() => secondVerifier()),
    listPlatform: vendor
      .input(LogInput)
      .output(LogPage)
      .query(({ ctx, input }) => readPlatformLog(ctx, input)),
    verifyPlatform: vendor.output(LogVerdict).query(({ ctx }) => verifyVendorLog(ctx, findCheckpoints)),
  });
