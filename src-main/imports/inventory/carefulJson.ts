/** Why a text is no JSON that we take, and where. */
export class JsonFault extends Error {
  /** From 1. */
  readonly line: number;
  /** `content.networks[2].mac`; empty at the top. */
  readonly path: string;
  readonly rule: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(
    line: number,
    path: string,
    message: string,
    rule: string,
    values: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.name = 'JsonFault';
    this.line = line;
    this.path = path;
    this.rule = rule;
    this.values = values;
  }
}

export interface CarefulJson {
  readonly value: unknown;
  /** The line on which an object or a list of the value began. */
  lineOf(container: unknown): number;
}

/** No agent nests deeper than eight levels. */
const DEEPEST = 40;

/**
 * JSON from a stranger: what `JSON.parse` lets pass is refused here with its place — a key that comes twice (the last
 * would silently win), nesting without end, NUL bytes — and what is no JSON is told by line and path.
 *
 * @throws {JsonFault}
 */
export function parseCarefully(text: string): CarefulJson {
  const parser = new Parser(text);
  const value = parser.whole();
  return { value, lineOf: (container) => parser.lines.get(container as object) ?? 1 };
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANK = /[ \t\r\n]*/y;
const PLAIN = /[^"\\\p{Cc}]*/uy;

class Parser {
  readonly lines = new WeakMap<object, number>();
  readonly #text: string;
  readonly #path: (string | number)[] = [];
  #at = 0;
  #lineAt = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  whole(): unknown {
    const value = this.#value();
    this.#blank();
    if (this.#at < this.#text.length) throw this.#broken();
    return value;
  }

  #value(): unknown {
    this.#blank();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object();
      case '[':
        return this.#list();
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    this.#enter(made);
    if (this.#skip('}')) return made;
    do {
      this.#blank();
      if (this.#text[this.#at] !== '"') throw this.#broken();
      const key = this.#string();
      if (Object.hasOwn(made, key)) {
        throw this.#fault(`The key “${shortened(key)}” comes twice.`, 'jsonKeyTwice', {
          key: shortened(key),
        });
      }
      if (!this.#skip(':')) throw this.#broken();
      this.#path.push(key);
      // Defined, not assigned: `__proto__` is a key like any other.
      Object.defineProperty(made, key, {
        value: this.#value(),
        enumerable: true,
        configurable: true,
        writable: true,
      });
      this.#path.pop();
    } while (this.#skip(','));
    if (!this.#skip('}')) throw this.#broken();
    return made;
  }

  #list(): unknown[] {
    const made: unknown[] = [];
    this.#enter(made);
    if (this.#skip(']')) return made;
    do {
      this.#path.push(made.length);
      made.push(this.#value());
      this.#path.pop();
    } while (this.#skip(','));
    if (!this.#skip(']')) throw this.#broken();
    return made;
  }

  #enter(made: object): void {
    this.lines.set(made, this.#lineNow());
    if (this.#path.length > DEEPEST) {
      throw this.#fault(`It is nested deeper than ${DEEPEST} levels.`, 'jsonTooDeep', { most: DEEPEST });
    }
    this.#at += 1;
  }

  #string(): string {
    const from = this.#at;
    this.#at += 1;
    for (;;) {
      this.#match(PLAIN);
      const end = this.#text[this.#at];
      if (end === '\\') this.#at += 2;
      else if (end === '"') break;
      // A control character above 31 may stand in a string as it is.
      else if (end !== undefined && end > '\u001f') this.#at += 1;
      else throw this.#broken();
    }
    this.#at += 1;
    try {
      return JSON.parse(this.#text.slice(from, this.#at)) as string;
    } catch {
      this.#at = from;
      throw this.#broken();
    }
  }

  #number(): number {
    const text = this.#match(NUMBER);
    if (text === '') throw this.#broken();
    return Number(text);
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#broken();
    this.#at += word.length;
    return value;
  }

  #skip(sign: string): boolean {
    this.#blank();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #blank(): void {
    this.#match(BLANK);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += text.length;
    return text;
  }

  #broken(): JsonFault {
    const sign = this.#text[this.#at];
    if (sign === '\0') {
      return this.#fault('There is a NUL byte here: this is not a text file, or it is damaged.', 'nulByte');
    }
    if (sign === undefined)
      return this.#fault('The file ends in the midst of it: it was cut off.', 'jsonCutOff');
    return this.#fault('This is not JSON from here on.', 'notJson');
  }

  #fault(message: string, rule: string, values: Record<string, string | number> = {}): JsonFault {
    return new JsonFault(this.#lineNow(), pathText(this.#path), message, rule, values);
  }

  /** Counted on from where it was last asked for: a file is read once, not once for each of its objects. */
  #lineNow(): number {
    for (let next = this.#text.indexOf('\n', this.#lineAt); next !== -1 && next < this.#at; ) {
      this.#line += 1;
      this.#lineAt = next + 1;
      next = this.#text.indexOf('\n', this.#lineAt);
    }
    return this.#line;
  }
}

/** `content.networks[2].mac` */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${shortened(String(step))}`,
    )
    .join('');
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
