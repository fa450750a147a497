import { z } from 'zod';

const none = z.object({});

/**
 * Every refusal the product can give: its HTTP status, what it means, and what it tells besides.
 * The screens have a sentence for each code in three LANGUAGES; nobody matches on message text.
 */
export const appErrors = {
  /** The input does not have the shape the contract asks for, or breaks a rule tied to one field. */
  invalid: {
    status: 400,
    message: 'Some of the data is not valid.',
    details: z.object({
      issues: z.array(z.object({ path: z.string(), rule: z.string(), message: z.string() })),
    }),
  },
  /** No session, or it has expired or was ended. */
  unauthenticated: { status: 401, message: 'Sign in first.', details: none },
  /** Unknown user or wrong password; never says which. */
  wrongCredentials: { status: 401, message: 'The user name or the password is wrong.', details: none },
  /** The password was right; a code of the person's second factor is needed besides. */
  secondFactorRequired: {
    status: 401,
    message: 'Give the code of your second factor too.',
    details: z.object({ isWrong: z.boolean() }),
  },
  /** The person may not do this. */
  forbidden: { status: 403, message: 'Your role does not allow this.', details: none },
  /** A temporary password must be changed before anything else. */
  passwordChangeRequired: { status: 403, message: 'Change your temporary password first.', details: none },
  /** The institution demands a second factor of the person's role, and they have none yet. */
  secondFactorMissing: { status: 403, message: 'Set up your second factor first.', details: none },
  notFound: {
    status: 404,
    message: 'It does not exist, or you may not see it.',
    details: z.object({ entity: z.string() }),
  },
  /** The row changed since the client read it; `changes` shows what, by whom and when. */
  conflict: {
    status: 409,
    message: 'Somebody else changed it in the meantime.',
    details: z.object({
      entity: z.string(),
      version: z.number().int(),
      changes: z.array(
        z.object({
          at: z.string(),
          actor: z.string().nullable(),
          action: z.string(),
          after: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  },
  /** The same commandId came with other content. */
  commandIdReused: { status: 409, message: 'That command id was used for something else.', details: none },
  /** The state table does not allow this step from the present state. */
  illegalTransition: {
    status: 409,
    message: 'That cannot be done in the present state.',
    details: z.object({ from: z.string(), action: z.string() }),
  },
  /** A technician is at the limit and no reason was given. */
  overLimit: {
    status: 409,
    message: 'The technician is at the limit of active tickets; a written reason is needed.',
    details: z.object({ active: z.number().int(), limit: z.number().int() }),
  },
  /** A value that must be unique is taken. */
  duplicate: {
    status: 409,
    message: 'That value is already in use.',
    details: z.object({ field: z.string() }),
  },
  /** Nobody may take away the last administrator. */
  lastAdministrator: { status: 409, message: 'There must be at least one administrator.', details: none },
  /** Something else still needs it. */
  inUse: { status: 409, message: 'It is still in use.', details: z.object({ by: z.string() }) },
  /** The person cannot take this ticket (disabled, no technician, lacks the skill …). */
  notEligible: {
    status: 409,
    message: 'That person cannot take it.',
    details: z.object({ reason: z.string() }),
  },
  /** A step needs a written reason and none came. */
  reasonRequired: { status: 422, message: 'A written reason is needed.', details: none },
  /** A rule of the business refused it; `rule` names which. */
  ruleBroken: {
    status: 422,
    message: 'A rule does not allow this.',
    details: z.object({
      rule: z.string(),
      /** What it is about where there were several: an asset as people name it. */
      subject: z.string().optional(),
      /** Who stands in the way. */
      person: z.string().optional(),
    }),
  },
  tooLarge: {
    status: 413,
    message: 'The file is too large.',
    details: z.object({ maxBytes: z.number().int() }),
  },
  unsupportedFile: {
    status: 415,
    message: 'That kind of file is not accepted.',
    details: z.object({ name: z.string() }),
  },
  /** Too many failed sign-ins: wait until the instant given. */
  lockedOut: {
    status: 429,
    message: 'Too many failed attempts; wait a while.',
    details: z.object({ until: z.string() }),
  },
  tooManyRequests: { status: 429, message: 'Too many requests; wait a moment.', details: none },
  /** The database stayed locked by others for too long, or too many documents wait to be rendered. */
  busy: { status: 503, message: 'It is busy just now; try again in a moment.', details: none },
  /** The disk does not take or give what it should; nothing of the command was kept. */
  storage: {
    status: 507,
    message: 'The disk cannot be used just now; nothing was saved.',
    details: z.object({ reason: z.enum(['full', 'readOnly', 'unreachable', 'damaged']) }),
  },
  /** This program may not work with the shared database just now, and others may; see src-main/rpc/standing.ts. */
  suspended: {
    status: 503,
    message: 'This program may not work with the database just now.',
    details: z.object({ reason: z.enum(['newerVersion', 'clockOff']) }),
  },
  /** A bug or a fault of the machine; the log has the rest under this reference. */
  internal: {
    status: 500,
    message: 'Something failed on our side.',
    details: z.object({ reference: z.string() }),
  },
} as const;

export type AppErrorCode = keyof typeof appErrors;

/** A refusal with the details that its code promises. */
export type AppError = {
  [C in AppErrorCode]: { readonly code: C; readonly details: z.infer<(typeof appErrors)[C]['details']> };
}[AppErrorCode];
