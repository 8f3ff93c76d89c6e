import { BoardInput, type BoardLine } from '@chuan/oversight/contract';
import { day, number, type TableColumn, text } from '@chuan/spreadsheet';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';
import { tableFile } from '../../../table-file.server.ts';
import { inputOf } from './address-input.ts';

/** Needs `oversight.read`. The board's numbers, one a line, as a workbook or as CSV. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const address = new URL(request.url);
  const { name, title, head, lines } = await pageData(
    context.api.oversight.boardLines(inputOf(BoardInput, address.searchParams)),
  );
  const columns: readonly TableColumn<BoardLine>[] = [
    { header: head.section, widthChars: 28, cell: (line) => text(line.section) },
    { header: head.item, widthChars: 48, cell: (line) => (line.on === null ? text(line.item) : day(line.on)) },
    { header: head.measure, widthChars: 28, cell: (line) => text(line.measure) },
    { header: head.value, widthChars: 12, cell: (line) => number(line.value) },
  ];
  return tableFile(address, { name: title, columns, rows: each(lines) }, { name, now: context.now });
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
