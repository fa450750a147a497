import type { CategoryKind, CustomField, CustomFieldType } from '#shared/assets/asset.ts';
import type { AssetCategory } from '#shared/assets/fields.ts';
import { foldText } from '#shared/kernel/fold.ts';

/** A category's own field while it is edited. */
export interface FieldValues {
  /** What the service knows it by; null: new, and made from its name when it is sent. */
  readonly key: string | null;
  /** Tells the lines of the editor apart. */
  readonly line: number;
  readonly label: string;
  readonly type: CustomFieldType;
  /** One a line. */
  readonly choices: string;
  readonly isRequired: boolean;
}

export interface CategoryValues {
  name: string;
  kind: CategoryKind;
  usefulLifeMonths: number | string;
  position: number | string;
  fields: readonly FieldValues[];
  isEnabled: boolean;
}

export function categoryValues(category: AssetCategory | null): CategoryValues {
  return {
    name: category?.name ?? '',
    kind: category?.kind ?? 'equipment',
    usefulLifeMonths: category?.usefulLifeMonths ?? '',
    position: category?.position ?? 0,
    fields: (category?.fields ?? []).map((field, line) => ({
      ...field,
      line,
      choices: field.choices.join('\n'),
    })),
    isEnabled: category?.isEnabled ?? true,
  };
}

export function choicesOf(text: string): string[] {
  return text
    .split('\n')
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');
}

/** The fields as they are sent; a new one gets a key from its name that no other has. */
export function fieldsOf(edited: readonly FieldValues[]): CustomField[] {
  const taken = new Set(edited.flatMap(({ key }) => (key === null ? [] : [key])));
  return edited.map((field) => {
    const key = field.key ?? freeKey(field.label, taken);
    taken.add(key);
    return {
      key,
      label: field.label.trim(),
      type: field.type,
      choices: field.type === 'choice' ? choicesOf(field.choices) : [],
      isRequired: field.isRequired,
    };
  });
}

/** `Memoria RAM (GB)` → `memoriaRamGb`. */
export function freeKey(label: string, taken: ReadonlySet<string>): string {
  const words = foldText(label).match(/[a-z0-9]+/g) ?? [];
  const joined = words
    .map((word, index) => (index === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('')
    .slice(0, 36);
  const base = /^[a-z]/.test(joined) ? joined : `f${joined}`;
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}${number}`)) number += 1;
  return `${base}${number}`;
}

export type FieldProblem = 'label' | 'twice' | 'choices' | 'choicesTwice';

/** What is wrong with each line, by its place. */
export function fieldProblems(edited: readonly FieldValues[]): Map<number, FieldProblem> {
  const problems = new Map<number, FieldProblem>();
  const seen = new Set<string>();
  edited.forEach((field, index) => {
    const name = foldText(field.label).trim();
    const choices = choicesOf(field.choices).map(foldText);
    if (name === '') problems.set(index, 'label');
    else if (seen.has(name)) problems.set(index, 'twice');
    else if (field.type === 'choice' && choices.length < 2) problems.set(index, 'choices');
    else if (field.type === 'choice' && new Set(choices).size < choices.length) {
      problems.set(index, 'choicesTwice');
    }
    seen.add(name);
  });
  return problems;
}

/** The list with one line moved by a step; the same list where there is no room. */
export function moved<T>(list: readonly T[], from: number, step: -1 | 1): readonly T[] {
  const to = from + step;
  const one = list[from];
  const other = list[to];
  if (one === undefined || other === undefined) return list;
  const next = [...list];
  next[from] = other;
  next[to] = one;
  return next;
}
