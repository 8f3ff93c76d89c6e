import { invalid } from '@chuan/kernel';
import { SaxesParser } from 'saxes';
import type { XesReading, XesTrace } from './xes-log.ts';
import { XesReader } from './xes-reader.ts';
import { decoderFor } from './xml.ts';

export type XesInput = string | Uint8Array | AsyncIterable<string | Uint8Array>;

const defaultMaxEvents = 2_000_000;

/**
 * Reads an event log in XES (IEEE 1849), in one pass over a text, bytes, or a stream of either.
 *
 * Faults are taken with a warning as long as the meaning is clear: elements out of order, unknown ones, values of the
 * wrong type (left out), a date without a zone (taken as Việt Nam's time, UTC+7). Where the file stops being
 * well-formed reading stops; the traces finished before are kept.
 *
 * @param maxEvents  events read before the log is refused.
 * @throws {AppError} `flow.xes_empty` for an empty file, `flow.xes_unreadable` for one that is no event log,
 *   `flow.xes_too_large` beyond `maxEvents`.
 */
export async function readXes(input: XesInput, maxEvents: number = defaultMaxEvents): Promise<XesReading> {
  const parser = new SaxesParser();
  const reader = new XesReader(() => parser.line, maxEvents);
  parser.on('error', () => reader.stop());
  parser.on('opentag', ({ name, attributes }) => reader.open(name, attributes));
  parser.on('text', (text) => reader.read(text));
  parser.on('closetag', () => reader.close());
  let isEmpty = true;
  for await (const text of textsOf(input)) {
    isEmpty &&= text.trim() === '';
    if (!isEmpty && !reader.isStopped) parser.write(text);
  }
  if (isEmpty) throw invalid('flow.xes_empty');
  if (!reader.isStopped) parser.close();
  if (!reader.isLog) throw invalid('flow.xes_unreadable');
  return reader.conclude();
}

async function* textsOf(input: XesInput): AsyncGenerator<string> {
  const chunks = typeof input === 'string' || input instanceof Uint8Array ? [input] : input;
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') yield chunk.replace(/^\uFEFF/, '');
    else {
      decoder ??= decoderFor(chunk);
      yield decoder.decode(chunk, { stream: true });
    }
  }
  if (decoder) yield decoder.decode();
}

/** The activities of a trace for a replay: its events in file order; of a lifecycle only what was completed. */
export const activitiesOf = (trace: XesTrace): string[] =>
  trace.events.flatMap(({ name, lifecycle }) =>
    lifecycle === null || lifecycle.toLowerCase() === 'complete' ? [name] : [],
  );
