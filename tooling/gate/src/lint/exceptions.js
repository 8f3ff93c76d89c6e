/**
 * The files that may step over a lint rule, each with its reason. There is no other way: comments that switch
 * rules off are ignored.
 *
 * @type {readonly { files: string[]; rules: string[]; reason: string }[]}
 */
export const exceptions = [
  {
    files: ['packages/foundation/kernel/src/time.ts'],
    rules: ['chuan/no-ambient'],
    reason: 'The clock: the one place that reads the time.',
  },
  {
    files: ['packages/foundation/kernel/src/env.ts'],
    rules: ['chuan/no-ambient'],
    reason: 'The settings: the one place that reads the environment.',
  },
  {
    files: ['packages/foundation/db/src/tenant-tx.ts'],
    rules: ['chuan/no-raw-sql'],
    reason: 'The access mode is one of two words of its own; SET takes no bind parameter.',
  },
  {
    files: ['packages/foundation/db/src/roles.ts'],
    rules: ['chuan/no-raw-sql'],
    reason: 'Role attributes are a constant table of this file; CREATE ROLE takes no bind parameter.',
  },
  {
    files: ['packages/foundation/db/src/migrations/tenant-table.ts'],
    rules: ['chuan/no-raw-sql'],
    reason: 'DDL takes no bind parameter; every name is a constant of a migration.',
  },
  {
    files: ['apps/web/app/entry.server.tsx'],
    rules: ['max-params'],
    reason: 'Remix calls it with these five.',
  },
  {
    files: ['packages/foundation/ui/src/form/form.tsx', 'packages/foundation/ui/src/routing.tsx', 'apps/web/app/routing.tsx'],
    rules: ['chuan/no-bare-form'],
    reason: 'The form itself, and what it stands on with and without the router.',
  },
  {
    files: [
      'apps/web/app/portal/*.tsx',
      'apps/web/app/routes/portal/*.tsx',
      'apps/web/app/routes/sign-in.tsx',
      'packages/foundation/ui/src/shell/portal-shell.tsx',
    ],
    rules: ['chuan/no-bare-form'],
    reason: 'Pages that work without script: there the browser asks, and the server answers in our words.',
  },
  {
    files: ['apps/web/public/portal-upload.js'],
    rules: ['chuan/no-ambient'],
    reason: 'A script of the plain portal pages, served as it is: a draft in the browser ages by the browser\'s clock.',
  },
];
