import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Permission, permissions, type RoleView } from '../contract.ts';
import { countEdits, type Edits, isTicked, permissionsAfter, rebased, withTick } from './edits.ts';

const role = (rights: readonly Permission[]): RoleView => ({
  id: 'a',
  key: 'a',
  name: 'A',
  isReadyMade: false,
  permissions: [...rights],
  holders: 0,
  version: 1,
});
const rights = fc.subarray([...permissions]);
const ticks = fc.array(fc.tuple(fc.constantFrom(...permissions), fc.boolean()), { maxLength: 30 });
const tickAll = (of: RoleView, changes: readonly (readonly [Permission, boolean])[]) =>
  changes.reduce<Edits>((edits, [right, ticked]) => withTick(edits, of, right, ticked), {});

test('the last tick of each right is what is saved, and only differences count', () => {
  fc.assert(
    fc.property(rights, ticks, (start, changes) => {
      const one = role(start);
      const edits = tickAll(one, changes);
      const last = new Map<Permission, boolean>(changes);
      const wanted = permissions.filter((right) => last.get(right) ?? start.includes(right));
      expect(permissionsAfter(one, edits, permissions)).toEqual(wanted);
      expect(countEdits(edits)).toBe(
        permissions.filter((right) => wanted.includes(right) !== start.includes(right)).length,
      );
    }),
  );
});

test('ticks survive a role that somebody else has changed', () => {
  fc.assert(
    fc.property(rights, rights, ticks, (start, moved, changes) => {
      const edits = tickAll(role(start), changes);
      const after = rebased(edits, [role(moved)]);
      for (const right of permissions) {
        const mine = edits.a?.[right];
        expect(isTicked(role(moved), right, after)).toBe(mine ?? moved.includes(right));
      }
    }),
  );
});
