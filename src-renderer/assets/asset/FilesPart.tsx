import { ActionIcon, Button, Loader, Menu, Modal } from '@mantine/core';
import {
  IconDots,
  IconDownload,
  IconFile,
  IconPhotoCheck,
  IconPhotoOff,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Asset, AssetFile } from '#shared/assets/fields.ts';
import { toAppError } from '../../rpc/appError.ts';
import { client } from '../../rpc/client.ts';
import { showErrorToast } from '../../rpc/errorToast.tsx';
import { useAllows } from '../../rpc/session.ts';
import { useCommand } from '../../rpc/useCommand.ts';
import { AssetThumb } from '../../signs/AssetThumb.tsx';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { ErrorNote } from '../../ui/FormFrame.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { uiTexts } from '../../ui/texts.ts';
import { useNow } from '../../ui/useNow.ts';
import styles from './AssetScreen.module.css';
import { LargePicture } from './PhotoButton.tsx';
import { assetTexts } from './texts.ts';

/** Photos, invoices and other files: dropped, pasted or chosen, they are stored at once. */
export function FilesPart({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetTexts);
  const mayManage = useAllows('assets.manage');
  const { maxBytes } = useShownSettings();
  const [waiting, setWaiting] = useState<File[]>([]);
  const add = useCommand(client.assets.addFiles, { changes: ['asset'], errors: 'inline' });

  const send = async (files: File[]) => {
    setWaiting(files);
    if (files.length === 0) return add.forget();
    // The first picture of an asset without one stands for it.
    const asPhoto = asset.photoId === null && files.some((file) => file.type.startsWith('image/'));
    const outcome = await add.run({ id: asset.id, files, asPhoto });
    if (outcome.ok) setWaiting([]);
  };
  return (
    <div className={styles.sections}>
      {mayManage && (
        <div data-print="no">
          <FileDrop files={waiting} onChange={(files) => void send(files)} maxBytes={maxBytes} />
          {add.isRunning && (
            <p className={styles.quiet} role="status">
              <Loader size={12} aria-hidden /> {t('files.sending')}
            </p>
          )}
          <ErrorNote error={add.error} />
        </div>
      )}
      {asset.files.length === 0 ? (
        <EmptyState title={t('files.none')} />
      ) : (
        <ul className={styles.files}>
          {asset.files.map((file) => (
            <FileLine key={file.id} asset={asset} file={file} mayManage={mayManage} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface FileLineProps {
  readonly asset: Asset;
  readonly file: AssetFile;
  readonly mayManage: boolean;
}

function FileLine({ asset, file, mayManage }: FileLineProps) {
  const t = useTexts(assetTexts);
  const ui = useTexts(uiTexts);
  const formats = useFormats();
  const now = useNow();
  const [opened, setOpened] = useState<'picture' | 'remove' | null>(null);
  const setPhoto = useCommand(client.assets.setPhoto, { changes: ['asset'] });
  const remove = useCommand(client.assets.removeFile, { changes: ['asset'] });
  const isPhoto = asset.photoId === file.id;
  const close = () => setOpened(null);

  const download = async () => {
    try {
      await saveFile(await client.assets.fileContent({ id: asset.id, fileId: file.id }));
    } catch (error) {
      showErrorToast(toAppError(error));
    }
  };
  const choose = (fileId: number | null) =>
    void setPhoto.run({ id: asset.id, version: asset.version, fileId });
  return (
    <li className={styles.file}>
      {file.isInline ? (
        <button
          type="button"
          className={styles.photo}
          aria-label={t('files.open', { name: file.name })}
          onClick={() => setOpened('picture')}
        >
          <AssetThumb asset={{ ...asset, photoId: file.id }} size={48} />
        </button>
      ) : (
        <span className={styles.fileMark} aria-hidden>
          <IconFile size={22} stroke={1.5} />
        </span>
      )}
      <div className={styles.fileWords}>
        <span className={styles.fileName}>
          {file.name}
          {isPhoto && <span className={styles.present}>{t('files.isPhoto')}</span>}
        </span>
        <span className={styles.quiet}>
          {formats.bytes(file.bytes)} ·{' '}
          {file.uploadedBy === null
            ? formats.relative(file.at, now)
            : t('files.by', { who: file.uploadedBy.name, when: formats.relative(file.at, now) })}
        </span>
      </div>
      <ActionIcon aria-label={t('files.download', { name: file.name })} onClick={() => void download()}>
        <IconDownload size={16} />
      </ActionIcon>
      {mayManage && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={`${ui('more')}: ${file.name}`}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {file.isInline && (
              <Menu.Item
                leftSection={isPhoto ? <IconPhotoOff size={16} /> : <IconPhotoCheck size={16} />}
                onClick={() => choose(isPhoto ? null : file.id)}
              >
                {t(isPhoto ? 'files.noPhoto' : 'files.asPhoto')}
              </Menu.Item>
            )}
            <Menu.Item
              color="var(--sb-danger-text)"
              leftSection={<IconTrash size={16} />}
              onClick={() => setOpened('remove')}
            >
              {t('files.removeDo')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal
        opened={opened === 'picture'}
        onClose={close}
        size="auto"
        title={file.name}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <LargePicture assetId={asset.id} fileId={file.id} label={file.name} />
        <Button mt="sm" variant="default" onClick={() => void download()}>
          {t('files.download', { name: file.name })}
        </Button>
      </Modal>
      <ConfirmDialog
        isOpen={opened === 'remove'}
        title={t('files.removeTitle')}
        confirm={t('files.removeDo')}
        isDangerous
        isBusy={remove.isRunning}
        onConfirm={() => {
          void remove.run({ id: asset.id, fileId: file.id });
          close();
        }}
        onCancel={close}
      >
        {t('files.removeText', { name: file.name })}
      </ConfirmDialog>
    </li>
  );
}
