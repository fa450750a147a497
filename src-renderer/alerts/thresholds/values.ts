import type { DeviationMeasure } from '#shared/alerts/deviation.ts';
import type { Audience, Severity } from '#shared/alerts/kind.ts';
import { ALERT_KINDS, type AlertKind, type AlertSettings, alertSettings } from '#shared/alerts/kinds.ts';

/** A threshold that is a number, with the bounds of the contract. */
export interface NumberField {
  readonly name: 'calmMinutes' | 'minutes' | 'score' | 'minTickets' | 'deviation';
  readonly min: number;
  readonly max: number;
  /** Digits after the point. */
  readonly digits: number;
}

const CALM: NumberField = { name: 'calmMinutes', min: 0, max: 10_080, digits: 0 };

/** Which numbers each kind has. */
export const NUMBERS: Readonly<Record<AlertKind, readonly NumberField[]>> = {
  atRisk: [],
  overdue: [],
  stuck: [],
  noEligible: [CALM],
  atLimit: [CALM],
  idle: [{ name: 'minutes', min: 15, max: 2_880, digits: 0 }, CALM],
  deviation: [
    { name: 'score', min: 2, max: 10, digits: 1 },
    { name: 'minTickets', min: 5, max: 500, digits: 0 },
  ],
  unbalancedWeek: [{ name: 'deviation', min: 0.5, max: 50, digits: 1 }],
  backupFailed: [],
  backupOverdue: [],
};

/** One kind as the form holds it: numbers may be half typed. */
export interface KindValues {
  readonly isOn: boolean;
  readonly severity: Severity;
  readonly tells: Audience[];
  readonly inApp: boolean;
  readonly native: boolean;
  readonly email: boolean;
  readonly numbers: Record<string, number | string>;
  /** Only of `atRisk`. */
  readonly isPredicted: boolean;
  /** Only of `deviation`. */
  readonly measures: DeviationMeasure[];
}

export type Values = Record<AlertKind, KindValues>;

const byKind = <T>(make: (kind: AlertKind) => T) =>
  Object.fromEntries(ALERT_KINDS.map((kind) => [kind, make(kind)])) as Record<AlertKind, T>;

/** What is stored, as the form holds it. */
export function valuesOf(stored: AlertSettings): Values {
  return byKind((kind) => {
    const { isOn, severity, tells, ways, ...own } = stored[kind];
    const numbers: Readonly<Record<string, unknown>> = own;
    return {
      isOn,
      severity,
      tells: [...tells],
      ...ways,
      numbers: Object.fromEntries(NUMBERS[kind].map(({ name }) => [name, Number(numbers[name])])),
      isPredicted: stored.atRisk.isPredicted,
      measures: [...stored.deviation.measures],
    };
  });
}

/** What the form holds, as it is stored; a kind takes only what it has. Nothing native without its row in the application. */
export function storedOf(values: Values): AlertSettings {
  return alertSettings.parse(
    byKind((kind) => {
      const { inApp, native, email, numbers, ...rest } = values[kind];
      return {
        ...rest,
        ...Object.fromEntries(NUMBERS[kind].map(({ name }) => [name, Number(numbers[name])])),
        ways: { inApp, native: inApp && native, email },
      };
    }),
  );
}

/** Whether a number lies within its bounds, with no more digits than it may have. */
export function isWithin(value: number | string | undefined, { min, max, digits }: NumberField): boolean {
  if (value === undefined || value === '') return false;
  const number = Number(value);
  return (
    Number.isFinite(number) && number >= min && number <= max && Number(number.toFixed(digits)) === number
  );
}
