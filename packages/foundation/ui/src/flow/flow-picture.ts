import type { Box, Point } from './geometry.ts';

/** A position's lane. */
export interface FlowLane {
  readonly id: string;
  readonly label: string;
}

/** A node on its own row, level with the row of the table that describes it. */
export interface FlowRow {
  readonly id: string;
  readonly kind: 'task' | 'decision';
  readonly laneId: string;
  /** `B1` in the box; nothing in a decision. */
  readonly label: string;
  readonly timeLabel?: string;
  /** Beside the box, such as `dư 12 giờ`. */
  readonly slackLabel?: string;
  /** Rows with one mark, following each other, run side by side between a fork and a join. */
  readonly parallel?: string;
  readonly critical?: boolean;
  readonly error?: boolean;
  /** Dossiers that stand here now. */
  readonly count?: number;
  readonly href?: string;
}

export interface FlowEdge {
  /** A row, or `start`. */
  readonly from: string;
  /** A row, or the id of an end. */
  readonly to: string;
  readonly label?: string;
  readonly critical?: boolean;
}

export interface FlowEnd {
  readonly id: string;
  readonly label: string;
}

export interface FlowModel {
  readonly lanes: readonly FlowLane[];
  readonly rows: readonly FlowRow[];
  readonly edges: readonly FlowEdge[];
  readonly ends: readonly FlowEnd[];
}

export interface PlacedNode extends Box {
  readonly row: FlowRow;
}

export interface PlacedLabel extends Box {
  readonly key: string;
  readonly text: string;
  /** The edge it stands beside. */
  readonly edge?: string;
}

export interface PlacedEdge {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
  readonly critical: boolean;
  readonly back: boolean;
  readonly arrow: boolean;
  readonly label?: string;
}

export interface PlacedEnd extends Point {
  readonly key: string;
  readonly critical: boolean;
}

export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  readonly laneWidth: number;
  readonly laneLeft: readonly number[];
  readonly nodes: readonly PlacedNode[];
  readonly bars: readonly (Box & { readonly key: string })[];
  readonly edges: readonly PlacedEdge[];
  readonly ends: readonly PlacedEnd[];
  /** The words of the edges, of the ends and of the slack. */
  readonly labels: readonly PlacedLabel[];
  readonly start: Point | null;
}
