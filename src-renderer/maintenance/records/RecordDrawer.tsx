import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../rpc/client.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EditDrawer } from '../../ui/EditDrawer.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { maintenanceTexts } from '../texts.ts';
import { RecordForm } from './RecordForm.tsx';
import { RecordHistory } from './RecordHistory.tsx';

interface RecordDrawerProps {
  /** A record, a new one, or none. */
  readonly open: number | 'new' | undefined;
  /** What a new one is of, and from which ticket. */
  readonly assetId: number | undefined;
  readonly ticketId: number | undefined;
  readonly onClose: () => void;
}

interface PartProps {
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

/** A record at the side: a new one, or one to read and correct. */
export function RecordDrawer({ open, assetId, ticketId, onClose }: RecordDrawerProps) {
  const t = useTexts(maintenanceTexts);
  return (
    <EditDrawer
      contentKey={open ?? 'closed'}
      isOpen={open !== undefined}
      title={open === 'new' ? t('record') : t('records.one')}
      size={560}
      onClose={onClose}
    >
      {(close, onDirty) =>
        typeof open === 'number' ? (
          <StoredRecord id={open} close={close} onDirty={onDirty} />
        ) : (
          <NewRecord assetId={assetId} ticketId={ticketId} close={close} onDirty={onDirty} />
        )
      }
    </EditDrawer>
  );
}

function StoredRecord({ id, close, onDirty }: PartProps & { readonly id: number }) {
  const record = useQuery(orpc.maintenance.record.queryOptions({ input: { id } }));
  return (
    <Loaded query={record} skeleton={<SkeletonForm />}>
      {(data) => (
        <>
          <RecordForm record={data} seed={null} close={close} onDirty={onDirty} />
          <RecordHistory id={id} />
        </>
      )}
    </Loaded>
  );
}

/**
 * Waits for what it begins with. From a ticket whose record of this asset is written already, that one is shown:
 * nobody is meant to write it twice.
 */
function NewRecord({
  assetId,
  ticketId,
  close,
  onDirty,
}: PartProps & Pick<RecordDrawerProps, 'assetId' | 'ticketId'>) {
  const asset = useQuery(
    orpc.assets.get.queryOptions({ input: { id: assetId ?? 0 }, enabled: assetId !== undefined }),
  );
  const ofTicket = useQuery(
    orpc.maintenance.ofTicket.queryOptions({ input: { id: ticketId ?? 0 }, enabled: ticketId !== undefined }),
  );
  const isWaiting =
    (assetId !== undefined && asset.isPending) || (ticketId !== undefined && ofTicket.isPending);
  if (isWaiting) return <SkeletonForm />;
  const written = ofTicket.data?.records.find((record) => record.asset.id === assetId);
  if (written !== undefined) return <StoredRecord id={written.id} close={close} onDirty={onDirty} />;
  return (
    <RecordForm
      record={null}
      seed={{
        asset: asset.data ?? null,
        ticketId: ticketId ?? null,
        kind: ofTicket.data?.plan ? 'preventive' : 'corrective',
      }}
      close={close}
      onDirty={onDirty}
    />
  );
}
