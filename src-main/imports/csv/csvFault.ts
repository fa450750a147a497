/** Why a file cannot be read as a table, and where. Thrown by the readers; whoever runs an import tells it. */
export class CsvFault extends Error {
  /** From 1, as editors count, line breaks inside quotes included. */
  readonly line: number;
  /** Name of the column, or its number as text where it has no name; null when the whole line is meant. */
  readonly column: string | null;

  /** The same as the message, for screens that say it in other languages (importTexts.rule). */
  readonly rule: string | undefined;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(
    line: number,
    column: string | null,
    message: string,
    rule?: string,
    values: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.name = 'CsvFault';
    this.line = line;
    this.column = column;
    this.rule = rule;
    this.values = values;
  }
}
