import { addTexts } from './i18n.ts';

/** The shape of a language's texts: the same keys as the Spanish ones, any words. */
type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

interface Tree {
  readonly [key: string]: string | Tree;
}

type Join<K extends string, Rest extends string> = `${K}.${Rest}`;
type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;

/** Every key of a tree of texts, with dots; plural forms (`x_one`, `x_other`) count as the key `x`. */
export type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : Join<K, KeyOf<T[K]>>;
}[keyof T & string];

type TextAt<T, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? TextAt<T[Head], Rest>
    : never
  : K extends keyof T
    ? T[K]
    : `${K}_other` extends keyof T
      ? T[`${K}_other`]
      : never;

type NamesIn<S> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The variables that a text wants, by name; none when it has no `{{…}}`. */
export type VariablesOf<T, K extends string> =
  NamesIn<TextAt<T, K>> extends never
    ? []
    : [variables: { readonly [N in NamesIn<TextAt<T, K>>]: string | number }];

/** A feature's texts in the three languages; handed to `useTexts`. */
export interface Texts<E> {
  readonly namespace: string;
  readonly es: E;
  readonly en: Shape<E>;
  readonly pt: Shape<E>;
}

/**
 * A feature's texts. Spanish sets the keys and the `{{variables}}`; the other two must have the same keys (the types
 * see to it) and the same variables (a test sees to it).
 */
export function defineTexts<const E extends Tree>(
  namespace: string,
  es: E,
  others: { readonly en: Shape<E>; readonly pt: Shape<E> },
): Texts<E> {
  const texts = { namespace, es, ...others };
  addTexts(namespace, texts);
  return texts;
}
