import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { textsNow } from '../texts/useTexts.ts';
import { uiTexts } from '../ui/texts.ts';
import type { CallError } from './appError.ts';
import { errorSentenceNow } from './errorSentence.ts';
import { rpcTexts } from './texts.ts';

/** Tells of a refusal in the corner; the same refusal twice is one toast. */
export function showErrorToast(error: CallError): void {
  const t = textsNow(rpcTexts);
  const reference = error.code === 'internal' ? error.details.reference : '';
  notifications.hide(`error:${error.code}`);
  notifications.show({
    id: `error:${error.code}`,
    color: 'red',
    icon: <IconAlertTriangle size={18} />,
    title: t('toast.title'),
    message:
      reference === ''
        ? errorSentenceNow(error)
        : `${errorSentenceNow(error)} ${t('toast.reference', { reference })}`,
    autoClose: 8_000,
    closeButtonProps: { 'aria-label': textsNow(uiTexts)('close') },
  });
}
