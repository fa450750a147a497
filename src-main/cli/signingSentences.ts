import type { AppError } from '#shared/kernel/errors.ts';
import type { CertificateFault } from '#shared/signing/certificate.ts';
import { ruleOfFault } from '#shared/signing/rules.ts';
import type { CheckedSignature, Problem, SignatureProblem, VerifyReport } from '#shared/signing/verdict.ts';
import { refusalSentence } from './reportChoice.ts';

/** What may be said of certificates, signatures and files, in the words of the command line. */

const FAULTS: Readonly<Record<CertificateFault, string>> = {
  unreadable: 'it cannot be read',
  notYetValid: 'it was not valid yet',
  expired: 'it had expired',
  keyUsage: 'its key is not for signing',
  csd: 'it is a seal for invoices (CSD), not somebody’s signature',
  weak: 'its algorithms or its key are too weak',
  untrusted: 'no trusted authority stands behind it',
  badIssuer: 'an authority above it is not valid',
  unknownExtension: 'it asks for something that is not known',
};

const PROBLEMS: Readonly<Record<Problem, string>> = {
  unreadable: 'It is no PDF that can be read.',
  tooLarge: 'It is larger than any report.',
  tooLong: 'It took too long to look at.',
  unknown: 'This database has issued no such file.',
  altered: 'It bears the folio of an issued report, but it is not the file that was issued.',
  extended: 'Something was added to the issued file that is no signature of this product.',
  dataAltered: 'The data that is kept of it is not what was issued.',
  withdrawn: 'It was withdrawn.',
  rolledBack: 'It was made after events that this database does not have: its newest rows are missing.',
};

const SIGNATURE_PROBLEMS: Readonly<Record<SignatureProblem, string>> = {
  changed: 'what was signed has been changed',
  range: 'it does not cover what it should',
  later: 'more than signatures was added after it',
  malformed: 'it cannot be read',
  wrongKey: 'it is not of the certificate’s key',
  wrongCertificate: 'another certificate was put in the place of the signer’s',
  weak: 'its algorithm is too weak or not known',
  otherName: 'the certificate is in another name than the line',
  unrecorded: 'this database knows of no such signature',
  certificate: 'the certificate is not in order',
};

const VERDICTS: Readonly<Record<VerifyReport['verdict'], string>> = {
  good: 'Good: this is the report that was issued, unchanged.',
  doubtful: 'Doubtful: nothing false was found, but not all of it could be shown to be true.',
  bad: 'Bad: this is not what was issued.',
};

/** A refusal to sign as one sentence. */
export function signingSentence(error: AppError): string {
  if (error.code !== 'ruleBroken') return refusalSentence(error);
  const { rule, subject = '', person = '' } = error.details;
  const fault = (Object.keys(FAULTS) as CertificateFault[]).find((one) => ruleOfFault(one) === rule);
  if (fault !== undefined) return `The certificate cannot sign: ${FAULTS[fault]}.`;
  if (rule === 'signerOtherName') return `The certificate is of ${person}, and the line of ${subject}.`;
  return refusalSentence(error);
}

/** A verdict in lines for people. */
export function verdictLines({ verdict, problems, issued, signatures }: VerifyReport): string[] {
  return [
    VERDICTS[verdict],
    ...(issued === null
      ? []
      : [
          `${issued.folio} ${issued.title}, issued ${issued.issuedAt}`,
          ...(issued.revision === null
            ? []
            : [`Revision ${issued.revision} of ${issued.newest}; ${issued.unsigned} lines unsigned`]),
          `Data: ${issued.dataIntact ? 'as issued' : 'altered'}, SHA-256 ${issued.dataSha256}`,
          ...(issued.withdrawal === null
            ? []
            : [`Withdrawn ${issued.withdrawal.at}: ${issued.withdrawal.reason}`]),
        ]),
    ...problems.map((problem) => `- ${PROBLEMS[problem]}`),
    ...signatures.flatMap(signatureLines),
  ];
}

function signatureLines({ field, line, at, certificate, problems }: CheckedSignature): string[] {
  const who = certificate === null ? 'unknown' : certificate.certificate.name;
  const where = line === null ? field : `${line.role} (${line.name})`;
  return [
    `Signature ${where}: ${who}, ${at ?? 'without a time'}: ${problems.length === 0 ? 'valid' : 'NOT VALID'}`,
    ...problems.map((problem) => `  - ${SIGNATURE_PROBLEMS[problem]}`),
    ...(certificate === null ? [] : certificate.faults.map((fault) => `    ${FAULTS[fault]}`)),
    ...(certificate === null ? [] : ['  Revocation was not checked.']),
  ];
}
