import { type Instant, invalid } from '@chuan/kernel';
import type { XesEvent, XesReading, XesTrace, XesValue, XesWarning } from './xes-log.ts';
import { localName } from './xml.ts';

type WarningCode = XesWarning['code'];
type Attributes = Readonly<Record<string, string>>;
type Values = Map<string, XesValue>;

const attributeKinds = new Set(['string', 'date', 'int', 'float', 'boolean', 'id', 'list', 'container']);

/** Where the reader stands in the file. */
type Frame = 'log' | 'trace' | 'event' | 'global' | 'leaf' | 'attribute' | 'unknown';

/** Builds traces out of the tags of an XES file. */
export class XesReader {
  isStopped = false;
  isLog = false;
  private readonly lineNow: () => number;
  private readonly maxEvents: number;
  private readonly frames: Frame[] = [];
  private readonly traces: XesTrace[] = [];
  private readonly classifiers: { name: string; keys: string[] }[] = [];
  private readonly prefixes = new Set<string>();
  private readonly warnings = new Map<WarningCode, { line: number; count: number }>();
  private readonly logValues: Values = new Map();
  private traceValues: Values = new Map();
  private eventValues: Values = new Map();
  private events: XesEvent[] = [];
  private eventCount = 0;

  constructor(lineNow: () => number, maxEvents: number) {
    this.lineNow = lineNow;
    this.maxEvents = maxEvents;
  }

  /** The file is no longer well-formed: what follows is not read. */
  stop(): void {
    if (!this.isStopped) this.warn('flow.xes_malformed');
    this.isStopped = true;
  }

  open(tag: string, attributes: Attributes): void {
    if (this.isStopped) return;
    const name = localName(tag);
    const parent = this.frames.at(-1);
    this.frames.push(parent === undefined ? this.openRoot(name) : this.openChild(parent, name, attributes));
  }

  read(text: string): void {
    if (!this.isStopped && text.trim() !== '') this.warn('flow.xes_stray_text');
  }

  close(): void {
    if (this.isStopped) return;
    const frame = this.frames.pop();
    if (frame === 'event') this.closeEvent();
    if (frame === 'trace') {
      const { events, traceValues } = this;
      this.traces.push({ name: textOf(traceValues, 'concept:name'), attributes: traceValues, events });
    }
  }

  conclude(): XesReading {
    if (this.traces.length === 0) this.warn('flow.xes_no_traces');
    const warnings = [...this.warnings].map(([code, seen]) => ({ code, ...seen }));
    return { traces: this.traces, classifiers: this.classifiers, warnings };
  }

  private warn(code: WarningCode): void {
    const seen = this.warnings.get(code);
    if (seen) seen.count += 1;
    else this.warnings.set(code, { line: this.lineNow(), count: 1 });
  }

  private openRoot(name: string): Frame {
    this.isLog = name === 'log';
    if (!this.isLog) this.isStopped = true;
    return 'log';
  }

  private openChild(parent: Frame, name: string, attributes: Attributes): Frame {
    if (parent === 'unknown' || parent === 'leaf') return this.unknown();
    if (attributeKinds.has(name)) return this.openAttribute(parent, name, attributes);
    if (parent === 'attribute') return name === 'values' ? 'attribute' : this.unknown();
    if (name === 'event' && parent === 'trace') return this.openEvent();
    if (parent !== 'log') return this.unknown();
    return this.openTopLevel(name, attributes);
  }

  private openTopLevel(name: string, attributes: Attributes): Frame {
    if (name === 'trace') {
      this.traceValues = new Map();
      this.events = [];
      return 'trace';
    }
    if (name === 'event') return this.openEvent();
    if (name === 'global') return this.headElement('global');
    if (name === 'extension') {
      if (!attributes['prefix']) this.warn('flow.xes_missing_attribute');
      else this.prefixes.add(attributes['prefix']);
      return this.headElement('leaf');
    }
    if (name === 'classifier') {
      const keys = (attributes['keys'] ?? '').split(/\s+/).filter((key) => key !== '');
      if (!attributes['name'] || keys.length === 0) this.warn('flow.xes_missing_attribute');
      else this.classifiers.push({ name: attributes['name'], keys });
      return this.headElement('leaf');
    }
    return this.unknown();
  }

  /** Extensions, globals and classifiers stand before all traces. */
  private headElement(frame: Frame): Frame {
    if (this.traces.length > 0) this.warn('flow.xes_out_of_place');
    return frame;
  }

  private unknown(): Frame {
    if (this.frames.at(-1) !== 'unknown') this.warn('flow.xes_unknown_element');
    return 'unknown';
  }

  private openEvent(): Frame {
    this.eventCount += 1;
    if (this.eventCount > this.maxEvents) throw invalid('flow.xes_too_large', { maxEvents: this.maxEvents });
    this.eventValues = new Map();
    return 'event';
  }

  /** Events outside a trace belong to no case and are not kept. */
  private closeEvent(): void {
    const attributes = this.eventValues;
    if (this.frames.at(-1) !== 'trace') {
      this.warn('flow.xes_loose_event');
      return;
    }
    const name = textOf(attributes, 'concept:name');
    if (name === null) this.warn('flow.xes_unnamed_event');
    const at = attributes.get('time:timestamp');
    this.events.push({
      name: name ?? '',
      at: typeof at === 'number' ? at : null,
      lifecycle: textOf(attributes, 'lifecycle:transition'),
      resource: textOf(attributes, 'org:resource'),
      attributes,
    });
  }

  private openAttribute(parent: Frame, kind: string, { key, value }: Attributes): Frame {
    if (parent === 'attribute') this.warn('flow.xes_nested');
    else if (key === undefined || (value === undefined && kind !== 'list' && kind !== 'container')) {
      this.warn('flow.xes_missing_attribute');
    } else {
      const prefix = /^([^:]+):/.exec(key)?.[1];
      if (prefix !== undefined && !this.prefixes.has(prefix)) this.warn('flow.xes_undeclared_prefix');
      if (parent === 'trace' && this.events.length > 0) this.warn('flow.xes_out_of_place');
      if (parent === 'log' && this.traces.length > 0) this.warn('flow.xes_out_of_place');
      const read = value === undefined ? null : this.valueOf(kind, value);
      if (read !== null && parent !== 'global') this.keep(this.valuesOf(parent), key, read);
    }
    return 'attribute';
  }

  private valuesOf(frame: Frame): Values {
    if (frame === 'event') return this.eventValues;
    return frame === 'trace' ? this.traceValues : this.logValues;
  }

  private keep(values: Values, key: string, value: XesValue): void {
    if (values.has(key)) this.warn('flow.xes_doubled_key');
    else values.set(key, value);
  }

  private valueOf(kind: string, text: string): XesValue | null {
    const value = kind === 'date' ? this.instantOf(text.trim()) : plainValue(kind, text);
    if (value === null) this.warn('flow.xes_bad_value');
    return value;
  }

  private instantOf(text: string): Instant | null {
    const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/i.exec(text);
    if (!parts) return null;
    if (parts[2] === undefined) this.warn('flow.xes_no_zone');
    const zone = (parts[2] ?? '+07:00').replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
    const instant = Date.parse(`${parts[1]}${zone}`);
    return Number.isNaN(instant) ? null : instant;
  }
}

function plainValue(kind: string, text: string): XesValue | null {
  if (kind === 'boolean') return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : null;
  if (kind !== 'int' && kind !== 'float') return text;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) && (kind === 'float' || Number.isInteger(number)) ? number : null;
}

const textOf = (values: Values, key: string): string | null => {
  const value = values.get(key);
  return value === undefined ? null : String(value);
};
