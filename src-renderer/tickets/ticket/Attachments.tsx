import { Modal } from '@mantine/core';
import { IconDownload, IconFile, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TicketAttachment } from '#shared/tickets/fields.ts';
import { toAppError } from '../../rpc/appError.ts';
import { client, orpc } from '../../rpc/client.ts';
import { errorSentenceNow } from '../../rpc/errorSentence.ts';
import { showErrorToast } from '../../rpc/errorToast.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { saveFile } from '../../ui/saveFile.ts';
import { uiTexts } from '../../ui/texts.ts';
import styles from './Attachments.module.css';
import { ticketTexts } from './texts.ts';

/** Files: images in place, everything else to download. */
export function Attachments({ files }: { readonly files: readonly TicketAttachment[] }) {
  if (files.length === 0) return null;
  const images = files.filter((file) => file.isInline);
  const others = files.filter((file) => !file.isInline);
  return (
    <div className={styles.files}>
      {images.length > 0 && (
        <div className={styles.images}>
          {images.map((file) => (
            <Picture key={file.id} file={file} />
          ))}
        </div>
      )}
      {others.map((file) => (
        <FileLine key={file.id} file={file} />
      ))}
    </div>
  );
}

async function download(id: number): Promise<void> {
  try {
    await saveFile(await client.tickets.attachmentContent({ id }));
  } catch (error) {
    showErrorToast(toAppError(error));
  }
}

function FileLine({ file }: { readonly file: TicketAttachment }) {
  const t = useTexts(ticketTexts);
  const formats = useFormats();
  return (
    <button
      type="button"
      className={styles.line}
      onClick={() => void download(file.id)}
      aria-label={t('download', { name: file.name })}
    >
      <IconFile size={16} aria-hidden />
      <span className={styles.name}>{file.name}</span>
      {file.isInternal && <IconLock size={14} role="img" aria-label={t('internalFile')} />}
      <span className={styles.size}>{formats.bytes(file.bytes)}</span>
      <IconDownload size={14} aria-hidden />
    </button>
  );
}

/** The bytes of a picture as an address that lives as long as the component. */
function usePicture(id: number) {
  const content = useQuery(
    orpc.tickets.attachmentContent.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY }),
  );
  const [address, setAddress] = useState<string | null>(null);
  const { data } = content;
  useEffect(() => {
    if (data === undefined) return;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return { address, error: content.error };
}

function Picture({ file }: { readonly file: TicketAttachment }) {
  const t = useTexts(ticketTexts);
  const ui = useTexts(uiTexts);
  const { address, error } = usePicture(file.id);
  const [isOpen, setIsOpen] = useState(false);
  if (error !== null) {
    return (
      <span className={styles.failed}>
        {t('imageFailed', { name: file.name })} {errorSentenceNow(toAppError(error))}
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        className={styles.picture}
        onClick={() => setIsOpen(true)}
        aria-label={t('openImage', { name: file.name })}
      >
        {address !== null && <img src={address} alt={file.name} />}
        {file.isInternal && (
          <span className={styles.internal}>
            <IconLock size={12} role="img" aria-label={t('internalFile')} />
          </span>
        )}
      </button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        size="auto"
        title={file.name}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        {address !== null && <img src={address} alt={file.name} className={styles.large} />}
        <FileLine file={file} />
      </Modal>
    </>
  );
}
