import type { ModdleElement } from 'bpmn-moddle';

/** Something of a BPMN file that the net does not say, or says more simply. */
export interface BpmnWarning {
  readonly code:
    | 'flow.bpmn_unread'
    | 'flow.bpmn_other_process'
    | 'flow.bpmn_left_out'
    | 'flow.bpmn_condition'
    | 'flow.bpmn_subprocess'
    | 'flow.bpmn_repeating'
    | 'flow.bpmn_event'
    | 'flow.bpmn_boundary'
    | 'flow.bpmn_terminate'
    | 'flow.bpmn_inclusive'
    | 'flow.bpmn_gateway'
    | 'flow.bpmn_no_start'
    | 'flow.bpmn_loose';
  /** The element's id in the file, if it is one element. */
  readonly elementId?: string;
  readonly name?: string;
  /** Its BPMN type, `bpmn:Lane`. */
  readonly type: string;
  readonly count?: number;
  /** What the reader of the file said, in its own words. */
  readonly detail?: string;
}

export const childrenOf = (element: ModdleElement, property: string): readonly ModdleElement[] =>
  (element[property] as readonly ModdleElement[] | undefined) ?? [];

export function warningOf(code: BpmnWarning['code'], element: ModdleElement): BpmnWarning {
  const { id, name, $type: type } = element;
  return { code, type, ...(id !== undefined && { elementId: id }), ...(name ? { name } : {}) };
}
