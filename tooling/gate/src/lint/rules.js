import { basename, dirname, sep } from 'node:path';

/** @typedef {import('eslint').Rule.RuleModule} RuleModule */

const isName = (node, name) => node?.type === 'Identifier' && node.name === name;
const isMember = (node, object, property) =>
  isName(node.object, object) &&
  (isName(node.property, property) || (node.property.type === 'Literal' && node.property.value === property));

/** @type {RuleModule} */
const noAmbient = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { ambient: '{{what}} is read only in the clock and env files of @chuan/kernel.' },
  },
  create(context) {
    const report = (node, what) => context.report({ node, messageId: 'ambient', data: { what } });
    return {
      MemberExpression(node) {
        if (isMember(node, 'Date', 'now')) report(node, 'Date.now');
        if (isMember(node, 'Math', 'random')) report(node, 'Math.random');
        if (isMember(node, 'process', 'env')) report(node, 'process.env');
      },
      NewExpression(node) {
        if (isName(node.callee, 'Date') && node.arguments.length === 0) report(node, 'The current time');
      },
      CallExpression(node) {
        if (isName(node.callee, 'Date')) report(node, 'The current time');
      },
      VariableDeclarator(node) {
        const named = node.id.type === 'ObjectPattern' ? node.id.properties.map((property) => property.key?.name) : [];
        if (isName(node.init, 'process') && named.includes('env')) report(node, 'process.env');
        if (isName(node.init, 'Date') && named.includes('now')) report(node, 'Date.now');
        if (isName(node.init, 'Math') && named.includes('random')) report(node, 'Math.random');
      },
      ImportSpecifier(node) {
        const from = node.parent.source.value;
        if ((from === 'node:process' || from === 'process') && isName(node.imported, 'env')) report(node, 'process.env');
      },
    };
  },
};

/** @type {RuleModule} */
const noRawSql = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { raw: 'sql.raw takes text as SQL: the tenant wall does not stop an injection. Use sql.id, sql.lit, sql.ref.' },
  },
  create(context) {
    return {
      MemberExpression(node) {
        if (isMember(node, 'sql', 'raw')) context.report({ node, messageId: 'raw' });
      },
    };
  },
};

/** @type {RuleModule} */
const noTransportError = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { transport: 'Throw an AppError; only foundation/api knows TRPCError.' },
  },
  create(context) {
    if (context.filename.split(sep).join('/').includes('packages/foundation/api/')) return {};
    return {
      Identifier(node) {
        if (node.name === 'TRPCError') context.report({ node, messageId: 'transport' });
      },
    };
  },
};

const drawers = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'managers', 'misc']);
const doorFolders = new Set(['src', 'ui', 'messages']);

/** @type {RuleModule} */
const noDrawers = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      drawer: '“{{name}}” says nothing of what is inside; name the file or folder after its content.',
      index: 'index.ts is only for the doors of a package: src, src/ui, src/messages.',
    },
  },
  create(context) {
    return {
      Program(node) {
        const [, path = context.filename] = context.filename.split(sep).join('/').split(/\/(?=(?:apps|packages|tooling)\/)/);
        const words = path.split('/').flatMap((part) => part.replace(/\.\w+$/, '').split(/[.-]/));
        const name = words.find((word) => drawers.has(word));
        if (name) context.report({ node, messageId: 'drawer', data: { name } });
        if (/^index\.tsx?$/.test(basename(path)) && !doorFolders.has(basename(dirname(path)))) {
          context.report({ node, messageId: 'index' });
        }
      },
    };
  },
};

const hasLetters = (text) => /\p{L}/u.test(text);
const spoken = new Set(['title', 'placeholder', 'label', 'alt', 'description', 'aria-label', 'aria-description', 'summary']);

/** @type {RuleModule} */
const noWording = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { wording: 'Wording belongs in the message catalogues: “{{text}}”.' },
  },
  create(context) {
    const report = (node, text) =>
      context.report({ node, messageId: 'wording', data: { text: text.trim().slice(0, 40) } });
    const checkValue = (node) => {
      if (node?.type === 'Literal' && typeof node.value === 'string' && hasLetters(node.value)) report(node, node.value);
      if (node?.type === 'JSXExpressionContainer') checkValue(node.expression);
      if (node?.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(checkValue);
      if (node?.type === 'LogicalExpression') checkValue(node.right);
      if (node?.type === 'TemplateLiteral') {
        const text = node.quasis.map((quasi) => quasi.value.cooked).join(' ');
        if (hasLetters(text)) report(node, text);
      }
    };
    return {
      JSXText(node) {
        const isKeyCap = /^kbd$/i.test(node.parent.openingElement?.name?.name ?? '');
        if (!isKeyCap && hasLetters(node.value)) report(node, node.value);
      },
      JSXElement(node) {
        node.children.filter((child) => child.type === 'JSXExpressionContainer').forEach(checkValue);
      },
      JSXAttribute(node) {
        const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
        if (spoken.has(name)) checkValue(node.value);
      },
    };
  },
};

/** @type {RuleModule} */
const noBlindTests = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { blind: '{{what}} keeps a test from running. Conditions go into skipIf or runIf, which the gate counts.' },
  },
  create(context) {
    return {
      MemberExpression(node) {
        const isTest = ['it', 'test', 'describe'].some((name) => isName(node.object, name));
        const what = ['only', 'skip', 'todo', 'fails'].find((name) => isName(node.property, name));
        if (isTest && what) context.report({ node, messageId: 'blind', data: { what } });
      },
    };
  },
};

const silencing = /^\s*(@ts-(ignore|nocheck|expect-error)|eslint-disable|biome-ignore (?!format:)|(v8|c8|istanbul) ignore)/;

/** @type {RuleModule} */
const noSilencing = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { silencing: 'A comment must not switch a check off; fix the cause, or name the exception with its reason.' },
  },
  create(context) {
    return {
      Program() {
        // In a test, "this must not compile" is a claim that tsc checks.
        const isTest = /\.test\.tsx?$/.test(context.filename);
        for (const comment of context.sourceCode.getAllComments()) {
          if (isTest && /^\s*@ts-expect-error/.test(comment.value)) continue;
          if (silencing.test(comment.value)) {
            context.report({ loc: comment.loc, messageId: 'silencing' });
          }
        }
      },
    };
  },
};

/** @type {RuleModule} */
const noBareForm = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { bare: 'Use Form of @chuan/ui: it says in our words what a field wants, and hears Ctrl+Enter.' },
  },
  create(context) {
    return {
      JSXOpeningElement(node) {
        if (node.name.type === 'JSXIdentifier' && node.name.name === 'form') context.report({ node, messageId: 'bare' });
      },
      ImportSpecifier(node) {
        const isRouters = node.parent.source.value === '@remix-run/react' && isName(node.imported, 'Form');
        if (isRouters) context.report({ node, messageId: 'bare' });
      },
    };
  },
};

export const rules = {
  'no-ambient': noAmbient,
  'no-raw-sql': noRawSql,
  'no-transport-error': noTransportError,
  'no-drawers': noDrawers,
  'no-wording': noWording,
  'no-blind-tests': noBlindTests,
  'no-silencing': noSilencing,
  'no-bare-form': noBareForm,
};
