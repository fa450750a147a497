import { Modal } from '@mantine/core';
import type { QueuedMail } from '#shared/mail/contract.ts';
import { happeningName } from '#shared/mail/templates/compose.ts';
import { useMe } from '../rpc/session.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { PropertyList } from '../ui/PropertyList.tsx';
import { answerOf, faultKey } from './faults.ts';
import { MailStateBadge } from './MailStateBadge.tsx';
import { mailTexts } from './texts.ts';

interface MailDetailProps {
  /** Null: closed. */
  readonly mail: QueuedMail | null;
  readonly onClose: () => void;
}

/** All that is known of a message; its text is not among it, for that is not kept. */
export function MailDetail({ mail, onClose }: MailDetailProps) {
  const t = useTexts(mailTexts);
  return (
    <Modal opened={mail !== null} onClose={onClose} title={t('queue.detail')} size="lg">
      {mail !== null && <Facts mail={mail} />}
    </Modal>
  );
}

function Facts({ mail }: { readonly mail: QueuedMail }) {
  const t = useTexts(mailTexts);
  const formats = useFormats();
  const { language } = useMe();
  const { lastError } = mail;
  const answer = lastError === null ? '' : answerOf(lastError.code, lastError.text);
  const facts = [
    { label: t('queue.state'), value: <MailStateBadge state={mail.state} /> },
    { label: t('queue.person'), value: mail.person.name },
    {
      label: t('queue.about'),
      value: [mail.ticket?.folio ?? '', ...mail.kinds.map((kind) => happeningName(language, kind))]
        .filter((part) => part !== '')
        .join(' · '),
    },
    { label: t('queue.createdAt'), value: formats.exact(mail.createdAt) },
    { label: t('queue.when'), value: mail.sentAt === null ? '' : formats.exact(mail.sentAt) },
    { label: t('queue.attempts'), value: formats.number(mail.attempts) },
    {
      label: t('queue.error'),
      value: lastError === null ? '' : t(`fault.${faultKey(lastError.fault, lastError.code)}`),
    },
    { label: t('queue.answer'), value: answer },
    { label: t('queue.messageId'), value: mail.messageId },
  ];
  return <PropertyList items={facts.filter(({ value }) => value !== '')} />;
}
