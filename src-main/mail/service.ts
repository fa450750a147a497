import type { mailContract } from '#shared/mail/contract.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { removePassword, savePassword } from './password.ts';
import { cancelMail, listMail, retryMail } from './queueCommands.ts';
import { mailStatus } from './status.ts';
import { testMail } from './testMessage.ts';

export const mailHandlers: HandlersOf<typeof mailContract> = {
  status: mailStatus,
  savePassword,
  removePassword,
  test: testMail,
  list: listMail,
  retry: retryMail,
  cancel: cancelMail,
};
