/** A capability may call those before it in this order. Nobody calls `notices`: it only listens. */
const capabilityOrder = [
  ['identity'],
  ['tenancy'],
  ['access'],
  ['billing'],
  ['library'],
  ['procedures'],
  ['documents'],
  ['risks', 'objectives', 'competence'],
  ['audits'],
  ['nonconformities'],
  ['reviews'],
  ['declarations'],
  ['dossiers'],
  ['feedback'],
  ['correspondence'],
  ['exchange'],
  ['oversight'],
  ['notices'],
];

const foundation = '^packages/foundation/';
const capability = '^packages/capabilities/';
const tests = '(\\.(test|fixture)\\.tsx?$|/src/test\\.ts$|/src/test(ing)?/)';
/** A room is a file or, once it has outgrown one, a folder of the same name. */
const room = (name) => `^packages/capabilities/[^/]+/src/${name}(\\.tsx?$|/|-[^/]+\\.tsx?$)`;
/** A package in node_modules, wherever the package manager put it. */
const npm = (name) => `node_modules/${name}(/|$)`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layers = () => [
  rule('1-foundation-knows-no-capability', 'Foundation knows no capability and no app.', { path: foundation }, {
    path: '^(packages/capabilities|apps|tooling)/',
    pathNot: '^tooling/gate/src/test-server\\.ts$',
  }),
  rule('1-packages-know-no-app', 'Packages know no app and no tooling.', { path: '^packages/' }, { path: '^(apps|tooling)/' }),
  rule('1-apps-stand-alone', 'Apps do not import each other.', { path: '^apps/([^/]+)/' }, {
    path: '^apps/',
    pathNot: '^apps/$1/',
  }),
  rule('1-no-cycles', 'No cycles.', {}, { circular: true }),
  rule('1-kernel-imports-zod-only', 'Kernel imports nothing but zod.', { path: `${foundation}kernel/`, pathNot: tests }, {
    pathNot: [`${foundation}kernel/`, npm('zod')],
    dependencyTypesNot: ['core'],
  }),
  rule('1-pure-core', 'Calendar and workflow are pure: kernel, zod, each other’s data, no input or output.', {
    path: `${foundation}(calendar|workflow)/src/`,
    pathNot: [tests, '/src/bench\\.ts$'],
  }, {
    pathNot: [`${foundation}(kernel|calendar|workflow)/`, npm('zod'), npm('bpmn-moddle'), npm('moddle'), npm('saxes')],
  }),
];

const doors = (order) => [
  rule('2-only-through-doors', 'Another capability only through its contract or server.', {
    path: `${capability}([^/]+)/src/`,
    pathNot: tests,
  }, { path: `${capability}[^/]+/`, pathNot: [`${capability}$1/`, `${capability}[^/]+/src/(contract|server)\\.ts$`] }),
  rule('2-apps-through-doors', 'Apps and tooling enter a capability by its doors.', { path: '^(apps|tooling)/' }, {
    path: `${capability}[^/]+/src/`,
    pathNot: `${capability}[^/]+/src/((contract|server|jobs|test)\\.ts|(ui|messages)/index\\.ts|messages/(vi|en)\\.ts)$`,
  }),
  ...order.slice(0, -1).map((names, at) =>
    rule(`2-order-${names.join('-')}`, 'A capability calls only those written before it.', {
      path: `${capability}(${names.join('|')})/src/`,
      pathNot: tests,
    }, { path: `${capability}(${order.slice(at + 1).flat().join('|')})/` }),
  ),
];

const rooms = () => [
  rule('3-contract-is-light', 'A contract imports kernel, zod, other contracts and the pure schemas: it runs in the browser.', {
    path: room('contract'),
    pathNot: tests,
  }, {
    pathNot: [
      `${foundation}kernel/`,
      `${foundation}(calendar|workflow)/src/schema\\.ts$`,
      room('contract'),
      npm('zod'),
    ],
  }),
  rule('3-domain-is-pure', 'A domain adds calendar and workflow to what a contract may import.', {
    path: room('domain'),
    pathNot: tests,
  }, {
    pathNot: [`${foundation}(kernel|calendar|workflow)/`, room('contract'), room('domain'), npm('zod')],
  }),
  rule('3-ui-stays-in-the-browser', 'Components import contracts, messages, ui, and pure code; nothing of the server.', {
    path: room('ui'),
    pathNot: tests,
  }, { path: [room('(server|service|repository|router|jobs)'), `${foundation}(db|jobs|files|event-log/src/(?!verify)|print(?!/src/words)|telemetry)/`] }),
  rule('4-repository-by-service-only', 'Only a service imports its repository.', {
    path: capability,
    pathNot: [tests, room('service'), room('repository')],
  }, { path: room('repository') }),
  rule('4-no-trpc-below-router', 'Below the router nobody knows the transport.', {
    path: capability,
    pathNot: [tests, room('router'), room('ui')],
  }, { path: npm('@trpc/[^/]+') }),
];

/** [package, who may import it, the rule's sentence] */
const guarded = [
  ['pg', [`${foundation}db/`, '^tooling/bench/'], 'The driver stays in foundation/db.'],
  ['bullmq', [`${foundation}jobs/`, '^apps/worker/'], 'Queues stay in foundation/jobs and the worker.'],
  ['stripe', [`${capability}billing/`], 'Payments stay in billing.'],
  ['lucia', [`${capability}identity/src/sessions\\.ts$`], 'Lucia stays behind one file of identity.'],
  ['@remix-run/[^/]+', ['^apps/web/'], 'Remix stays in apps/web, so that its successor is a codemod away.'],
];

const libraries = () =>
  guarded.map(([name, allowed, comment]) =>
    rule(`5-${name.replace(/\W+/g, ' ').trim().split(' ')[0]}-stays`, comment, { path: '^(apps|packages|tooling)/', pathNot: allowed }, { path: npm(name) }),
  );

const makeRules = (order) => [
  rule('0-resolvable', 'An import leads somewhere.', { path: '^(apps|packages|tooling)/' }, { couldNotResolve: true, pathNot: ['^virtual:', '\\?'] }),
  ...layers(),
  ...doors(order),
  ...rooms(),
  ...libraries(),
];

module.exports = { capabilityOrder, makeRules };
