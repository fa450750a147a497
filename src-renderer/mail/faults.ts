import type { MailFault } from '#shared/mail/contract.ts';
import type { mailTexts } from './texts.ts';

export type FaultKey = keyof (typeof mailTexts)['es']['fault'];

/** What the system, the certificate check or the server call it, and the sentence that we have for it. */
const byCode: Readonly<Record<string, FaultKey>> = {
  ENOTFOUND: 'notFound',
  EAI_AGAIN: 'nameService',
  NOTLOOPBACK: 'notLoopback',
  ECONNREFUSED: 'connectRefused',
  ETIMEDOUT: 'timedOut',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  CERT_HAS_EXPIRED: 'expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'otherName',
  NOPASSWORD: 'noPassword',
  '421': 'putOff',
  '450': 'putOff',
  '451': 'putOff',
  '452': 'putOff',
  '550': 'recipient',
  '551': 'recipient',
  '553': 'recipient',
  '535': 'wrongPassword',
  '530': 'signInNeeded',
};

const byStep: Readonly<Record<MailFault, FaultKey>> = {
  resolve: 'notFound',
  connect: 'connect',
  secure: 'secure',
  signIn: 'signIn',
  send: 'send',
  noAddress: 'noAddress',
  tooOld: 'tooOld',
  interrupted: 'interrupted',
};

/** The plain words for a failure: by its code where we know it, else by where it happened. */
export function faultKey(fault: MailFault, code: string | null): FaultKey {
  return (code === null ? undefined : byCode[code]) ?? byStep[fault];
}

/** The other side's own words; a server's begin with its code anyway. */
export function answerOf(code: string | null, text: string): string {
  return code === null || code === '' || text.startsWith(code)
    ? text
    : [code, text].filter(Boolean).join(': ');
}
