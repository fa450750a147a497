import { Button, Text } from '@mantine/core';
import { IconBan, IconChevronLeft, IconFileDownload, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Round } from '#shared/verification/contract.ts';
import { toAppError } from '../rpc/appError.ts';
import { client, orpc } from '../rpc/client.ts';
import { showErrorToast } from '../rpc/errorToast.tsx';
import { useAllows } from '../rpc/session.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { saveFile } from '../ui/saveFile.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { RoundBadge } from './RoundBadge.tsx';
import { RoundParts } from './RoundParts.tsx';
import { ScanBox } from './ScanBox.tsx';
import { verificationTexts } from './texts.ts';
import styles from './verification.module.css';

const route = getRouteApi('/inventario/verificacion/$id');

/** One round: the reader's field, what each number was, and what is still missing. */
export function RoundScreen() {
  const { id } = route.useParams();
  const round = useQuery(orpc.verification.get.queryOptions({ input: { id: Number(id) } }));
  return (
    <Loaded query={round} skeleton={<SkeletonRows />}>
      {(data) => <RoundPage key={data.id} round={data} />}
    </Loaded>
  );
}

function RoundPage({ round }: { readonly round: Round }) {
  const t = useTexts(verificationTexts);
  const formats = useFormats();
  const mayManage = useAllows('assets.manage') && round.status === 'open';
  const field = useRef<HTMLInputElement>(null);
  const back = useRef<HTMLAnchorElement>(null);
  // What had the focus goes with the round that was closed or cancelled here.
  const [wasOpen] = useState(round.status === 'open');
  useEffect(() => {
    if (wasOpen && round.status === 'cancelled') back.current?.focus();
  }, [wasOpen, round.status]);
  return (
    <Page
      title={round.location.name}
      subtitle={
        <span className={styles.subtitle}>
          <Link ref={back} to="/inventario/verificacion" className={styles.back}>
            <IconChevronLeft size={14} aria-hidden />
            {t('back')}
          </Link>
          <span>{round.folio}</span>
          <RoundBadge status={round.status} />
          <span>{formats.dateTime(round.startedAt)}</span>
          <span>{round.startedBy?.name}</span>
        </span>
      }
      actions={
        <>
          {mayManage && <OpenActions round={round} />}
          {round.status === 'closed' && <RecordButton id={round.id} takesFocus={wasOpen} />}
        </>
      }
    >
      {mayManage && <ScanBox roundId={round.id} field={field} />}
      {round.note !== null && (
        <Text size="sm" className={styles.note}>
          {round.note}
        </Text>
      )}
      <RoundParts round={round} mayManage={mayManage} toReader={() => field.current?.focus()} />
    </Page>
  );
}

function OpenActions({ round }: { readonly round: Round }) {
  const t = useTexts(verificationTexts);
  const [asks, setAsks] = useState<'close' | 'cancel' | null>(null);
  const cancel = useCommand(client.verification.cancel, { changes: ['verificationRound'] });
  const doCancel = async () => {
    const outcome = await cancel.run({ id: round.id, version: round.version });
    if (outcome.ok) setAsks(null);
  };
  return (
    <div className={styles.acts}>
      <Button variant="default" leftSection={<IconBan size={16} />} onClick={() => setAsks('cancel')}>
        {t('cancel')}
      </Button>
      <Button leftSection={<IconLock size={16} />} onClick={() => setAsks('close')}>
        {t('close')}
      </Button>
      {asks === 'close' && <CloseDialog round={round} onClose={() => setAsks(null)} />}
      <ConfirmDialog
        isOpen={asks === 'cancel'}
        title={t('cancelTitle')}
        confirm={t('cancelConfirm')}
        cancel={t('keep')}
        isDangerous
        isBusy={cancel.isRunning}
        onConfirm={() => void doCancel()}
        onCancel={() => setAsks(null)}
      >
        {t('cancelHint')}
      </ConfirmDialog>
    </div>
  );
}

function RecordButton({ id, takesFocus }: { readonly id: number; readonly takesFocus: boolean }) {
  const t = useTexts(verificationTexts);
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await saveFile(await client.verification.recordPdf({ id, language: currentLanguage() }));
    } catch (error) {
      showErrorToast(toAppError(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      leftSection={<IconFileDownload size={16} />}
      autoFocus={takesFocus}
      loading={isBusy}
      onClick={() => void save()}
    >
      {t('record')}
    </Button>
  );
}
