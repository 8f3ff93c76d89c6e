import type { TenantContext } from '@chuan/api';
import { formatCivilDate, translatorOf } from '@chuan/ui/language';
import type { SheetKind, TableSheet } from '../contract.ts';
import { en } from '../messages/en.ts';
import { vi } from '../messages/vi.ts';
import type { TenancyPorts } from '../ports.ts';
import { getOrganisation } from './organisation.ts';
import { listPeople } from './people.ts';

/**
 * A list of the agency as a spreadsheet shows it, the head first. A list of people can be read back in: its columns
 * are those that an import knows.
 */
export async function getSheet(
  ctx: TenantContext,
  ports: Pick<TenancyPorts, 'listRoles'>,
  of: SheetKind,
): Promise<TableSheet> {
  const t = translatorOf({ vi, en }, ctx.locale);
  const head = t('sheet.peopleHead').split('|');
  if (of === 'template') {
    const example = (row: 'exampleOne' | 'exampleTwo' | 'exampleThree') => t(`sheet.${row}`).split('|');
    return {
      name: t('sheet.template'),
      rows: [head, example('exampleOne'), example('exampleTwo'), example('exampleThree')],
    };
  }
  if (of === 'organisation') {
    return {
      name: t('organisation.title'),
      rows: [t('sheet.organisationHead').split('|'), ...(await organisationRows(ctx, t))],
    };
  }
  return {
    name: t('people.title'),
    rows: [[...head, t('field.lastDay'), t('people.status')], ...(await peopleRows(ctx, ports, t))],
  };
}

type Words = ReturnType<typeof translatorOf<typeof vi>>;

/** A line for each position that somebody holds or will hold; who holds none has a line as well. */
async function peopleRows(ctx: TenantContext, ports: Pick<TenancyPorts, 'listRoles'>, t: Words): Promise<string[][]> {
  const { roles, holders } = await ports.listRoles(ctx);
  const nameOf = new Map(roles.map((role) => [role.id, role.name]));
  const { on: today } = await getOrganisation(ctx, {});
  return (await listPeople(ctx, {})).flatMap((person) => {
    const held = person.positions.filter((one) => one.toOn === null || one.toOn >= today);
    const names = holders.filter((one) => one.personId === person.id).flatMap((one) => nameOf.get(one.roleId) ?? []);
    const rowOf = (post: readonly string[], toOn: string) => [
      person.fullName,
      person.email,
      person.phone,
      ...post,
      names.join('; '),
      toOn,
      t(`personStatus.${person.status}`),
    ];
    if (held.length === 0) return [rowOf(['', '', ''], '')];
    return held.map(({ unitName, positionName, fromOn, toOn }) =>
      rowOf([unitName, positionName, formatCivilDate(fromOn)], toOn === null ? '' : formatCivilDate(toOn)),
    );
  });
}

/** Units in the order of the tree's branches, each with its positions and who holds them today. */
async function organisationRows(ctx: TenantContext, t: Words): Promise<string[][]> {
  const { units, positions, holders } = await getOrganisation(ctx, {});
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  return units.flatMap((unit) => {
    const within = nameOf.get(unit.parentId ?? '') ?? '';
    const own = positions.filter((position) => position.unitId === unit.id);
    if (own.length === 0) return [[unit.name, within, '', '', '']];
    return own.map((position) => {
      const names = holders.filter((one) => one.positionId === position.id).map((one) => one.fullName);
      return [unit.name, within, position.name, t(`positionKind.${position.kind}`), names.join('; ')];
    });
  });
}
