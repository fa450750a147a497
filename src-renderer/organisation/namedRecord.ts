/** What the institution is divided into: a name, and whether it is in use. */
export interface NamedRecord {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  /** Only of what can be put out of use. */
  readonly isEnabled?: boolean;
}

/** What the list gives to the form of a row; null is a new one. */
export interface NamedFormProps<R extends NamedRecord> {
  readonly record: R | null;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}
