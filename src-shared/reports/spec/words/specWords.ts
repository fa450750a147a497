import type { Condition } from '../../../custody/custody.ts';
import type { IndicatorKey } from '../../../indicators/indicator.ts';
import type { MaintenanceKind } from '../../../maintenance/kind.ts';
import type { MovementKind, StockKind } from '../../../stock/stock.ts';
import type { SpecRule } from '../check.ts';
import type { Dataset } from '../dataset.ts';
import type { SpecDimension } from '../dimension.ts';
import type { Field } from '../field.ts';
import type { Population } from '../population.ts';
import type { Statistic, Thing } from '../statistic.ts';

/** What is measured and is no indicator, with how it is made: printed under a report like the indicators' definitions. */
export type OwnThing = Exclude<Thing, IndicatorKey>;

/** What a report is called and told in: on its builder's screen and on its paper. `{{a}}` stands for what is named. */
export interface SpecWords {
  readonly dataset: Readonly<Record<Dataset, string>>;
  readonly dimension: Readonly<Record<SpecDimension, string>>;
  readonly thing: Readonly<Record<OwnThing, { readonly name: string; readonly text: string }>>;
  /** After the name of what is measured; nothing after a count or a share. */
  readonly statistic: Readonly<Record<Statistic, string>>;
  /** What the unusual statistics mean; printed once where they are used. */
  readonly meaning: Readonly<Record<'mean' | 'median' | 'p90', string>>;
  readonly field: Readonly<Record<Field, string>>;
  readonly population: Readonly<Record<Population, string>>;
  readonly value: {
    readonly punctuality: Readonly<Record<'onTime' | 'late' | 'notDue', string>>;
    readonly warranty: Readonly<Record<'valid' | 'soon' | 'expired', string>>;
    readonly age: Readonly<Record<'under1' | 'to3' | 'to5' | 'over5', string>>;
    readonly condition: Readonly<Record<Condition, string>>;
    readonly maintenanceKind: Readonly<Record<MaintenanceKind, string>>;
    readonly coverage: Readonly<Record<'covered' | 'paid', string>>;
    readonly stockKind: Readonly<Record<StockKind, string>>;
    readonly stockLevel: Readonly<Record<'low' | 'enough' | 'unused', string>>;
    readonly movementKind: Readonly<Record<MovementKind, string>>;
  };
  readonly problem: Readonly<Record<SpecRule, string>>;
  readonly phrase: {
    /** What has none of something: no area, nobody. */
    readonly none: string;
    readonly nobody: string;
    /** `{{a}}` groups put together. */
    readonly others: string;
    readonly total: string;
    /** Of the group `{{a}}`. */
    readonly subtotal: string;
    /** All but `{{a}}`. */
    readonly allBut: string;
    /** From `{{a}}` to `{{b}}`, and open at one end. */
    readonly fromTo: string;
    readonly from: string;
    readonly upTo: string;
    readonly week: string;
    readonly shortWeek: string;
    readonly quarter: string;
    readonly ownWork: string;
    readonly part: string;
    readonly records: string;
    /** Chart's title: `{{a}}` by `{{b}}`. */
    readonly by: string;
    readonly byAnd: string;
    /** Of a chart for whoever cannot see it. */
    readonly most: string;
    readonly least: string;
    readonly nothing: string;
    /** `{{a}}` of `{{b}}` points are drawn. */
    readonly drawn: string;
    /** Notes under a table. */
    readonly balanceWeeks: string;
    readonly columnsCut: string;
  };
}
