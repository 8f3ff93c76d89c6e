export { csvOf } from './csv.ts';
export { type Cell, type Table, type TableColumn, day, moment, number, text } from './table.ts';
export { xlsxOf } from './xlsx.ts';
