import type { Happening } from '../whatHappened.ts';
import type { DigestLine } from './facts.ts';

/** What a sentence may name; formatted and in the reader's language already. */
export interface Named {
  /** Who did it; the program where nobody did. */
  readonly actor: string | null;
  readonly assignee: string | null;
  readonly requester: string;
  readonly due: string | null;
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly subject: string;
  readonly days: number;
}

/** Everything that messages say in one language. Plain text: whoever sets it into HTML escapes it. */
export interface Wording {
  readonly hello: (name: string) => string;
  readonly says: Readonly<Record<Happening, (n: Named) => string>>;
  /** How the subject begins where there is no folio. */
  readonly subject: Readonly<Record<Happening, string>>;
  readonly due: (due: string) => string;
  readonly ticket: string;
  readonly open: string;
  readonly openReport: string;
  readonly withoutLink: (folio: string) => string;
  readonly digest: {
    readonly intro: (date: string) => string;
    readonly nothing: string;
    readonly line: Readonly<Record<DigestLine, (count: string, date: string) => string>>;
    readonly more: (count: string) => string;
  };
  readonly automatic: string;
  readonly noReply: string;
  readonly choose: string;
  readonly chooseThere: string;
  readonly test: { readonly subject: string; readonly body: string };
}
