import type { Instant } from '@chuan/kernel';

export type XesValue = string | number | boolean;

export interface XesEvent {
  /** `concept:name`, or an empty text when the event has none. */
  readonly name: string;
  /** `time:timestamp`; null when absent or unreadable. */
  readonly at: Instant | null;
  /** `lifecycle:transition`, such as `complete`; null when absent. */
  readonly lifecycle: string | null;
  /** `org:resource`; null when absent. */
  readonly resource: string | null;
  /** All attributes by key; dates as instants. Attributes of attributes are not kept. */
  readonly attributes: ReadonlyMap<string, XesValue>;
}

export interface XesTrace {
  readonly name: string | null;
  readonly attributes: ReadonlyMap<string, XesValue>;
  readonly events: readonly XesEvent[];
}

/** Something wrong in an event log that was taken all the same, counted, with the line where it was first met. */
export interface XesWarning {
  readonly code:
    | 'flow.xes_malformed'
    | 'flow.xes_no_traces'
    | 'flow.xes_unknown_element'
    | 'flow.xes_stray_text'
    | 'flow.xes_out_of_place'
    | 'flow.xes_missing_attribute'
    | 'flow.xes_undeclared_prefix'
    | 'flow.xes_bad_value'
    | 'flow.xes_no_zone'
    | 'flow.xes_doubled_key'
    | 'flow.xes_nested'
    | 'flow.xes_loose_event'
    | 'flow.xes_unnamed_event';
  readonly line: number;
  readonly count: number;
}

export interface XesReading {
  readonly traces: readonly XesTrace[];
  readonly classifiers: readonly { readonly name: string; readonly keys: readonly string[] }[];
  readonly warnings: readonly XesWarning[];
}
