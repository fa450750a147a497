import type { FastifyReply } from 'fastify';
import { appErrors } from '#shared/kernel/errors.ts';

/** Answers with a refusal in the form of every error, where no procedure was reached. */
export function refuse(
  reply: FastifyReply,
  code: keyof typeof appErrors,
  details: unknown = {},
): FastifyReply {
  const { status, message } = appErrors[code];
  return reply.status(status).send({ code, message, details });
}
