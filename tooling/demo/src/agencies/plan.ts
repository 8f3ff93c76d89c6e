import type { CreateTenantInput } from '@chuan/tenancy/contract';
import type { PositionKind } from '@chuan/library/contract';
import type { Lane } from '../lanes.ts';
import type { DemoProcedure } from '../procedures/writing.ts';

export interface PositionPlan {
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: PositionKind;
  /** Procedure lanes that this position stands for. */
  readonly lanes: readonly Lane[];
  /** Ready-made roles of whoever holds it. */
  readonly roles: readonly string[];
  readonly holders: readonly string[];
}

export interface UnitPlan {
  readonly name: string;
  readonly shortName: string;
  readonly positions: readonly PositionPlan[];
}

/** How often a procedure is asked for, against the agency's others. */
export interface Demand {
  readonly procedureCode: string;
  readonly weight: number;
  readonly isForFirms?: boolean;
}

export interface AgencyPlan {
  readonly slug: string;
  readonly tenant: Omit<CreateTenantInput, 'admin' | 'slug'>;
  readonly mailDomain: string;
  readonly place: string;
  readonly adminName: string;
  readonly units: readonly UnitPlan[];
  readonly procedures: readonly DemoProcedure[];
  readonly demand: readonly Demand[];
  /** Procedures whose second version is in force, and on the reviewer's desk. */
  readonly revised: readonly [string, string];
  /** Share of all sample dossiers. */
  readonly share: number;
  /** Who writes, reviews and approves the procedures, by position key. */
  readonly procedureDesk: { readonly author: string; readonly reviewer: string; readonly approver: string };
}

type PositionMore = Partial<Pick<PositionPlan, 'shortName' | 'lanes' | 'roles'>>;

const rolesOf: Readonly<Record<PositionKind, readonly string[]>> = {
  one_stop: ['one_stop_officer'],
  specialist: ['specialist'],
  unit_head: ['unit_head'],
  agency_head: ['agency_leader'],
  clerical: ['clerk'],
  finance: ['specialist'],
  other: ['specialist'],
};

export const position = (
  key: string,
  [name, kind]: readonly [string, PositionKind],
  holders: readonly string[],
  { shortName = name, lanes = [], roles = rolesOf[kind] }: PositionMore = {},
): PositionPlan => ({ key, name, shortName, kind, lanes, roles, holders });
