import { ActionIcon, Button, Tabs, Text } from '@mantine/core';
import { IconArrowBackUp, IconNote } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Round, Scan, VerifiedAsset } from '#shared/verification/contract.ts';
import type { ScanResult } from '#shared/verification/round.ts';
import { client, orpc } from '../rpc/client.ts';
import { byCursor } from '../rpc/pages.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { ROUND_PARTS, type RoundPart } from './parts.ts';
import { verificationTexts } from './texts.ts';
import styles from './verification.module.css';

const route = getRouteApi('/inventario/verificacion/$id');

interface PartProps {
  readonly round: Round;
  readonly mayManage: boolean;
  /** Gives the focus back to the reader's field. */
  readonly toReader: () => void;
}

/** What the round has come to, a list for each figure. */
export function RoundParts({ round, mayManage, toReader }: PartProps) {
  const t = useTexts(verificationTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const { part = 'missing' } = route.useSearch();
  return (
    <Tabs
      value={part}
      keepMounted={false}
      onChange={(value) =>
        void navigate({
          to: '/inventario/verificacion/$id',
          params: { id: String(round.id) },
          search: { part: value === 'missing' ? undefined : (value as RoundPart) },
          replace: true,
        })
      }
    >
      <Tabs.List className={styles.tabs}>
        {ROUND_PARTS.map((key) => (
          <Tabs.Tab key={key} value={key}>
            {t(key)} <span className={styles.count}>{formats.number(round.counts[key])}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {ROUND_PARTS.map((key) => (
        <Tabs.Panel key={key} value={key} pt="xs">
          {key === 'missing' ? (
            <Missing round={round} />
          ) : (
            <Scans round={round} result={key} mayManage={mayManage} toReader={toReader} />
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Missing({ round }: { readonly round: Round }) {
  const t = useTexts(verificationTexts);
  const query = useInfiniteQuery(
    orpc.verification.missing.infiniteOptions({
      ...byCursor({ id: round.id, limit: 100 }),
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Loaded query={query} skeleton={<SkeletonRows />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        return (
          <>
            {items.length === 0 && <Nothing part="missing" />}
            <ul className={styles.rows}>
              {items.map((asset) => (
                <li key={asset.id}>
                  <AssetLine asset={asset} tellsHolder />
                </li>
              ))}
            </ul>
            {query.hasNextPage && (
              <Button
                variant="subtle"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function Scans({ round, result, mayManage, toReader }: PartProps & { readonly result: ScanResult }) {
  const t = useTexts(verificationTexts);
  const query = useInfiniteQuery(
    orpc.verification.scans.infiniteOptions({
      ...byCursor({ id: round.id, result, limit: 100 }),
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Loaded query={query} skeleton={<SkeletonRows />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        return (
          <>
            {items.length === 0 && <Nothing part={result} />}
            <ul className={styles.rows}>
              {items.map((scan) => (
                <ScanLine key={scan.id} round={round} scan={scan} mayManage={mayManage} toReader={toReader} />
              ))}
            </ul>
            {query.hasNextPage && (
              <Button
                variant="subtle"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function ScanLine({ round, scan, mayManage, toReader }: PartProps & { readonly scan: Scan }) {
  const t = useTexts(verificationTexts);
  const formats = useFormats();
  const [isNoting, setNoting] = useState(false);
  const remove = useCommand(client.verification.removeScan, {
    changes: ['verificationRound', 'verificationScan'],
  });
  const number = scan.asset?.inventoryNumber ?? scan.scanned;
  const takeBack = async () => {
    const outcome = await remove.run({ id: round.id, scanId: scan.id });
    if (!outcome.ok) return;
    showDone(t('removed'));
    toReader();
  };
  const endNote = () => {
    setNoting(false);
    // Once the dialog, which holds the focus, is gone.
    setTimeout(toReader);
  };
  return (
    <li>
      {scan.asset === null ? (
        <span className={styles.line}>
          <strong className={styles.number}>{scan.scanned}</strong>
        </span>
      ) : (
        <AssetLine asset={scan.asset} tellsHolder={scan.result === 'found'} />
      )}
      <span className={styles.aside}>
        {scan.note !== null && <Text size="xs">{scan.note}</Text>}
        <Text size="xs" c="dimmed">
          {formats.time(scan.at)}
          {scan.by === null ? '' : ` · ${scan.by.name}`}
        </Text>
      </span>
      {mayManage && (
        <span className={styles.buttons}>
          <ActionIcon aria-label={t('addNote', { number })} onClick={() => setNoting(true)}>
            <IconNote size={16} stroke={1.75} />
          </ActionIcon>
          <ActionIcon
            aria-label={t('remove', { number })}
            loading={remove.isRunning}
            onClick={() => void takeBack()}
          >
            <IconArrowBackUp size={16} stroke={1.75} />
          </ActionIcon>
        </span>
      )}
      {isNoting && <NoteDialog roundId={round.id} scan={scan} onClose={endNote} />}
    </li>
  );
}

function AssetLine({ asset, tellsHolder }: { readonly asset: VerifiedAsset; readonly tellsHolder: boolean }) {
  const t = useTexts(verificationTexts);
  const details = [asset.brand, asset.model, asset.serial].filter((part) => part !== null).join(' · ');
  const where =
    asset.location === null ? t('scan.elsewhereNowhere') : t('recordedAt', { place: asset.location.name });
  const holder = asset.holder === null ? t('nobody') : t('holder', { name: asset.holder.name });
  return (
    <span className={styles.line}>
      <Link to="/inventario/equipo/$id" params={{ id: String(asset.id) }} className={styles.number}>
        {asset.inventoryNumber}
      </Link>
      <span className={styles.what}>
        <span>{asset.name}</span>
        <Text size="xs" c="dimmed" component="span">
          {[details, tellsHolder ? holder : where].filter((part) => part !== '').join(' — ')}
        </Text>
      </span>
    </span>
  );
}

function Nothing({ part }: { readonly part: RoundPart }) {
  const t = useTexts(verificationTexts);
  return (
    <Text size="sm" c="dimmed" p="sm">
      {t(`none.${part}`)}
    </Text>
  );
}
