import { defineHandler } from '@chuan/jobs';
import { versionDue } from './events.ts';
import { takeEffect } from './service/moves.ts';

/** Puts an approved version in force at its moment. */
const putInForce = defineHandler({
  name: 'procedures.put-in-force',
  event: versionDue,
  run: ({ tx, now }, { versionId }) => takeEffect({ tx, now, actor: { kind: 'system' } }, versionId),
});

export const procedureHandlers = [putInForce];
