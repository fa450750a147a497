import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../rpc/client.ts';
import { useMe } from '../../rpc/session.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { uiTexts } from '../../ui/texts.ts';
import { useDraft } from '../drafts.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { RatingInput } from './RatingInput.tsx';
import { actionTexts } from './texts.ts';
import { useTicketCommand } from './useTicketCommand.ts';

/** Confirms the solution; whoever asked for it may rate it on the way. */
export function CloseDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(actionTexts);
  const isOwn = useMe().id === ticket.requester.id;
  const command = useTicketCommand(client.tickets.close, ticket, {
    wanted: t('offer.close'),
    errors: 'inline',
  });
  const [rating, setRating] = useState<number | null>(null);
  const [comment, setComment, forget] = useDraft(`rate.${ticket.id}`);
  const send = async () => {
    const said = comment.trim();
    const rated = rating === null || !isOwn ? {} : { rating, ...(said === '' ? {} : { comment: said }) };
    const outcome = await command.run(rated, comment);
    if (!outcome.ok) return;
    forget();
    onClose();
  };
  return (
    <ActionDialog
      title={t('closeTitle')}
      hint={t('closeHint')}
      submit={t('offer.close')}
      error={command.error}
      isBusy={command.isRunning}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {isOwn && (
        <RatingFields rating={rating} onRating={setRating} comment={comment} onComment={setComment} />
      )}
    </ActionDialog>
  );
}

/** Rates what is closed already. */
export function RateDialog({ ticket, onClose }: DialogProps) {
  const t = useTexts(actionTexts);
  const command = useTicketCommand(client.tickets.rate, ticket, {
    wanted: t('offer.rate'),
    errors: 'inline',
  });
  const [rating, setRating] = useState<number | null>(null);
  const [comment, setComment, forget] = useDraft(`rate.${ticket.id}`);
  const send = async () => {
    if (rating === null) return;
    const said = comment.trim();
    const outcome = await command.run({ rating, ...(said === '' ? {} : { comment: said }) }, comment);
    if (!outcome.ok) return;
    forget();
    onClose();
  };
  return (
    <ActionDialog
      title={t('rateTitle')}
      submit={t('offer.rate')}
      error={command.error}
      isBusy={command.isRunning}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <RatingFields rating={rating} onRating={setRating} comment={comment} onComment={setComment} />
    </ActionDialog>
  );
}

interface RatingFieldsProps {
  readonly rating: number | null;
  readonly onRating: (rating: number) => void;
  readonly comment: string;
  readonly onComment: (comment: string) => void;
}

export function RatingFields({ rating, onRating, comment, onComment }: RatingFieldsProps) {
  const t = useTexts(actionTexts);
  const ui = useTexts(uiTexts);
  return (
    <>
      <RatingInput value={rating} onChange={onRating} />
      {rating !== null && (
        <Textarea
          label={`${t('comment')} (${ui('optional')})`}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2_000}
          value={comment}
          onChange={(event) => onComment(event.currentTarget.value)}
        />
      )}
    </>
  );
}
