/** Offices that head a body, as the laws name them; in the name of a position the body follows. */
const headships = [
  ...['Chủ tịch', 'Chủ nhiệm', 'Bộ trưởng', 'Tổng Giám đốc', 'Giám đốc', 'Chánh Văn phòng', 'Chánh Thanh tra'],
  ...['Tổng cục trưởng', 'Chi cục trưởng', 'Cục trưởng', 'Vụ trưởng', 'Viện trưởng', 'Hiệu trưởng'],
  ...['Trưởng phòng', 'Trưởng ban', 'Trưởng bộ phận'],
];
const officeName = new RegExp(`^(?:(Phó|Quyền)\\s+)?(${headships.join('|')})(?:\\s+(.*))?$`, 'iu');

export interface Office {
  /** The lines above a signature: "Chủ tịch", "KT. Chủ tịch\nPhó Chủ tịch", "Q. Giám đốc". */
  readonly title: string;
  /** The body that the office heads, as far as the name of the position tells; empty if it does not. */
  readonly body: string;
}

/**
 * How the holder of a position signs (Decree 30/2020, annex I): the office alone, without the body that stands in the
 * head; a deputy for the head, who acts, with "Q.". A position that heads nothing signs by its own name: whether by
 * order (TL.) or by authority (TUQ.) no name of a position can tell.
 */
export function officeOf(positionName: string): Office {
  const [, rank = '', head, rest = ''] = officeName.exec(positionName.trim()) ?? [];
  if (head === undefined) return { title: positionName.trim(), body: '' };
  // The chief of an office or an inspectorate names half of the body in the title.
  const [, begun = ''] = /^Chánh (.*)$/iu.exec(head) ?? [];
  return { title: titleOf(rank.toLocaleLowerCase('vi'), head), body: `${begun} ${rest}`.trim() };
}

function titleOf(rank: string, head: string): string {
  if (rank === 'phó') return `KT. ${head}\nPhó ${head}`;
  return rank === 'quyền' ? `Q. ${head}` : head;
}

/** The name of a body without the note that whoever keeps the list put behind it in brackets. */
export const officialName = (name: string): string => name.replace(/\s*\([^()]*\)$/, '');

/** The name as the body that issues a paper bears it: written out (Decree 30/2020, annex I). */
export const nameInFull = (name: string): string =>
  officialName(name)
    .replaceAll(/(?<!\p{L})UBND(?!\p{L})/gu, 'Ủy ban nhân dân')
    .replaceAll(/(?<!\p{L})HĐND(?!\p{L})/gu, 'Hội đồng nhân dân');
