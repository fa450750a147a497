import type { CustomField, CustomValues } from './asset.ts';

export interface FieldIssue {
  /** `custom.memory`. */
  readonly path: string;
  readonly rule: 'required' | 'date' | 'invalid_format' | 'unrecognized_keys';
  readonly message: string;
}

type Value = CustomValues[string];

export interface CheckedCustom {
  /** By the order of the fields, without empty ones. */
  readonly values: CustomValues;
  readonly issues: readonly FieldIssue[];
}

const LONGEST = 2_000;

/** The values of an asset's own fields as its category wants them: texts trimmed, empty ones left out. */
export function checkCustom(fields: readonly CustomField[], given: CustomValues): CheckedCustom {
  const issues: FieldIssue[] = [];
  const values: CustomValues = {};
  const issue = (key: string, rule: FieldIssue['rule'], message: string) =>
    issues.push({ path: `custom.${key}`, rule, message });
  for (const field of fields) {
    const value = trimmed(given[field.key]);
    if (value === undefined) {
      if (field.isRequired) issue(field.key, 'required', `${field.label} is needed.`);
    } else if (!fits(field, value)) {
      issue(field.key, field.type === 'date' ? 'date' : 'invalid_format', `${field.label} does not fit.`);
    } else values[field.key] = value;
  }
  for (const key of Object.keys(given)) {
    if (fields.some((field) => field.key === key)) continue;
    issue(key, 'unrecognized_keys', 'The category has no such field.');
  }
  return { values, issues };
}

function trimmed(value: Value | undefined): Value | undefined {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  return text === '' ? undefined : text;
}

function fits(field: CustomField, value: Value): boolean {
  switch (field.type) {
    case 'text':
      return typeof value === 'string' && value.length <= LONGEST;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value);
    case 'yesNo':
      return typeof value === 'boolean';
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * Whether the fields of a category may change so while assets have values in them: a field in use keeps its type, and a
 * choice in use stays. `used` holds the keys with values, and for choices the values that occur.
 */
export function fieldsStillFit(
  before: readonly CustomField[],
  after: readonly CustomField[],
  used: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  return before.every((field) => {
    const values = used.get(field.key);
    if (values === undefined) return true;
    const next = after.find(({ key }) => key === field.key);
    if (next === undefined || next.type !== field.type) return false;
    return field.type !== 'choice' || [...values].every((value) => next.choices.includes(value));
  });
}
