import fc from 'fast-check';
import type { Definition, Flow, FlowNode } from '../schema.ts';

/** A flow built of blocks only, which is therefore sound. */
export type Tree =
  | { readonly kind: 'leaf'; readonly node: 'task' | 'consult' | 'timer'; readonly limitMinutes: number }
  | { readonly kind: 'sequence' | 'choice' | 'decision' | 'parallel'; readonly parts: readonly Tree[] }
  | { readonly kind: 'loop'; readonly body: Tree; readonly redo: Tree | null };

/** Random block-structured flows; `depth` of nesting up to 3. */
export const treeArbitrary: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree; leaf: Tree }>((tie) => ({
  leaf: fc.record({
    kind: fc.constant('leaf' as const),
    node: fc.constantFrom('task' as const, 'task' as const, 'consult' as const, 'timer' as const),
    limitMinutes: fc.integer({ min: 0, max: 480 }),
  }),
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    tie('leaf'),
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'sequence' as const, 'choice' as const, 'decision' as const),
      parts: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('parallel' as const),
      parts: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('loop' as const),
      body: tie('tree'),
      redo: fc.option(tie('leaf'), { nil: null }),
    }),
  ),
})).tree;

/** Lays a tree out as a definition. Every part is entered at one node and left over one flow. */
class FlowBuilder {
  readonly nodes: FlowNode[] = [];
  readonly flows: Flow[] = [];
  private count = 0;

  fresh(prefix: string): string {
    return `${prefix}${++this.count}`;
  }

  task(outcomes?: string[]): string {
    const id = this.fresh('task');
    this.nodes.push({ id, name: id, kind: 'task', limitMinutes: 60, ...(outcomes && { outcomes }) });
    return id;
  }

  /** Adds a part that begins after `from` (its flow is `open`), and returns the flow still to be tied up. */
  add(tree: Tree, open: OpenFlow): OpenFlow {
    switch (tree.kind) {
      case 'leaf':
        return this.leaf(tree, open);
      case 'sequence':
        return tree.parts.reduce((at, part) => this.add(part, at), open);
      case 'parallel':
        return this.parallel(tree.parts, open);
      case 'loop':
        return this.loop(tree, open);
      default:
        return this.choice(tree.kind, tree.parts, open);
    }
  }

  tie({ from, outcome, field }: OpenFlow, to: string): void {
    const condition = field === undefined ? undefined : { field: 'way', operator: 'eq' as const, value: field };
    this.flows.push({ from, to, ...(outcome && { outcome }), ...(condition && { condition }) });
  }

  private leaf(tree: Extract<Tree, { kind: 'leaf' }>, open: OpenFlow): OpenFlow {
    const id = this.fresh(tree.node);
    const base = { id, name: id, limitMinutes: tree.limitMinutes };
    if (tree.node === 'consult') this.nodes.push({ ...base, kind: 'consult', silence: 'agreed' });
    else this.nodes.push({ ...base, kind: tree.node });
    this.tie(open, id);
    return { from: id };
  }

  private parallel(parts: readonly Tree[], open: OpenFlow): OpenFlow {
    const fork = this.fresh('fork');
    const join = this.fresh('join');
    this.nodes.push({ id: fork, name: '', kind: 'fork' }, { id: join, name: '', kind: 'join' });
    this.tie(open, fork);
    for (const part of parts) this.tie(this.add(part, { from: fork }), join);
    return { from: join };
  }

  private choice(kind: 'choice' | 'decision', parts: readonly Tree[], open: OpenFlow): OpenFlow {
    const labels = parts.map((_, index) => `way${index}`);
    const chooser = kind === 'choice' ? this.task(labels) : this.fresh('decision');
    if (kind === 'decision') this.nodes.push({ id: chooser, name: '', kind: 'decision' });
    this.tie(open, chooser);
    const after = this.task();
    parts.forEach((part, index) => {
      const isLast = index === parts.length - 1;
      const way = kind === 'choice' ? { outcome: labels[index]! } : isLast ? {} : { field: labels[index]! };
      this.tie(this.add(part, { from: chooser, ...way }), after);
    });
    return { from: after };
  }

  private loop(tree: Extract<Tree, { kind: 'loop' }>, open: OpenFlow): OpenFlow {
    const first = this.task();
    this.tie(open, first);
    const last = this.add(tree.body, { from: first });
    const gate = this.task(['on', 'again']);
    this.tie(last, gate);
    const again: OpenFlow = { from: gate, outcome: 'again' };
    this.tie(tree.redo ? this.add(tree.redo, again) : again, first);
    return { from: gate, outcome: 'on' };
  }
}

interface OpenFlow {
  readonly from: string;
  readonly outcome?: string;
  readonly field?: string;
}

export function definitionOf(tree: Tree): Definition {
  const builder = new FlowBuilder();
  builder.nodes.push({ id: 'start', name: '', kind: 'start' }, { id: 'end', name: '', kind: 'end', result: 'granted' });
  builder.tie(builder.add(tree, { from: 'start' }), 'end');
  return { nodes: builder.nodes, flows: builder.flows };
}
