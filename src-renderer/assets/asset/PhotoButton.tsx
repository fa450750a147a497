import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Asset } from '#shared/assets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { AssetThumb } from '../../signs/AssetThumb.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { uiTexts } from '../../ui/texts.ts';
import { useObjectUrl } from '../../ui/useObjectUrl.ts';
import styles from './AssetScreen.module.css';
import { assetTexts } from './texts.ts';

/** The photo beside the name; a press shows it large. Without one, the sign of its category. */
export function PhotoButton({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetTexts);
  const ui = useTexts(uiTexts);
  const [isOpen, setOpen] = useState(false);
  if (asset.photoId === null) return <AssetThumb asset={asset} size={64} />;
  const label = t('photo', { name: asset.name });
  return (
    <>
      <button type="button" className={styles.photo} onClick={() => setOpen(true)} aria-label={label}>
        <AssetThumb asset={asset} size={64} />
      </button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="auto"
        title={`${asset.inventoryNumber} ${asset.name}`}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <LargePicture assetId={asset.id} fileId={asset.photoId} label={label} />
      </Modal>
    </>
  );
}

interface LargePictureProps {
  readonly assetId: number;
  readonly fileId: number;
  readonly label: string;
}

export function LargePicture({ assetId, fileId, label }: LargePictureProps) {
  const content = useQuery(
    orpc.assets.fileContent.queryOptions({
      input: { id: assetId, fileId },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const address = useObjectUrl(content.data);
  return address === null ? null : <img src={address} alt={label} className={styles.large} />;
}
