import { useQuery } from '@tanstack/react-query';
import { orpc } from '../rpc/client.ts';
import { useObjectUrl } from '../ui/useObjectUrl.ts';
import styles from './AssetThumb.module.css';
import { assetIcon } from './assetIcon.ts';

interface AssetThumbProps {
  readonly asset: {
    readonly id: number;
    readonly category: { readonly name: string };
    readonly photoId: number | null;
  };
  /** Pixels of each side. */
  readonly size?: number;
}

/** What an asset looks like: its photo, or the sign of its category. Beside its name it says nothing more. */
export function AssetThumb({ asset, size = 40 }: AssetThumbProps) {
  const Sign = assetIcon(asset.category.name);
  return (
    <span className={styles.thumb} style={{ '--size': `${size}px` }} aria-hidden>
      {asset.photoId === null ? (
        <Sign size={Math.round(size * 0.55)} stroke={1.5} />
      ) : (
        <Photo assetId={asset.id} fileId={asset.photoId} />
      )}
    </span>
  );
}

function Photo({ assetId, fileId }: { readonly assetId: number; readonly fileId: number }) {
  const content = useQuery(
    orpc.assets.fileContent.queryOptions({
      input: { id: assetId, fileId },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const address = useObjectUrl(content.data);
  return address === null ? null : <img src={address} alt="" />;
}
