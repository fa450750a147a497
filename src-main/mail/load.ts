// What other features need of mail. It imports no service, so that they may use it.
export type { MailAct } from '#shared/mail/whatHappened.ts';
export { type MailNotice, queueMail, takeBackMail } from './queueing.ts';
