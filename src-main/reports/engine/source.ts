import type { RawBuilder } from 'kysely';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Thing } from '#shared/reports/spec/statistic.ts';
import type { DimensionValue } from '#shared/reports/spec.ts';

/** Rows that are counted, of which several (see `populationOf`) have none in common. */
export interface Source {
  readonly from: RawBuilder<unknown>;
  readonly where: readonly RawBuilder<boolean>[];
  /** Of what is told apart by: see `decoded` for steps of time. */
  column(dimension: SpecDimension): RawBuilder<DimensionValue>;
}

/** What is gathered of the rows of a group. */
export type Aggregate =
  | { readonly kind: 'count' }
  | { readonly kind: 'countIf'; readonly isSo: RawBuilder<boolean> }
  | { readonly kind: 'share'; readonly isMet: RawBuilder<boolean> }
  /** Measured values; where it is null nothing was measured. */
  | {
      readonly kind: 'values';
      readonly value: RawBuilder<number | null>;
      readonly read?: (value: number) => number;
    }
  /** Different ones, each counted once in every group that it is in; and a sum beside them. */
  | {
      readonly kind: 'distinct';
      readonly id: RawBuilder<number>;
      readonly sum: RawBuilder<number | null> | null;
    };

/** What is read at once: everything that is gathered of the same rows. */
export interface Pass {
  readonly sources: readonly Source[];
  readonly gathered: ReadonlyMap<Thing, Aggregate>;
}
