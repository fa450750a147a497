import { ActionIcon } from '@mantine/core';
import { IconCertificate, IconClockX, IconLink, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fromIso } from '#shared/kernel/time.ts';
import type { TrustRoot } from '#shared/signing/contract.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { PropertyList } from '../../ui/PropertyList.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from '../Signing.module.css';
import { signingTexts } from '../texts.ts';
import { trustTexts } from './trustTexts.ts';

/** The authorities that signatures are trusted by; the administrator adds and removes them. */
export function TrustScreen() {
  const t = useTexts(trustTexts);
  const mayManage = useAllows('settings.manage');
  const roots = useQuery(orpc.signing.roots.queryOptions({ input: {} }));
  return (
    <Page title={t('title')} subtitle={t('hint')} width="reading">
      <div className={styles.body}>
        {mayManage && <AddRoots />}
        <Loaded query={roots} skeleton={<SkeletonRows />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('empty.title')} hint={t('empty.hint')} />
            ) : (
              <ul className={styles.signers}>
                {items.map((root) => (
                  <Root key={root.id} root={root} mayManage={mayManage} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}

/** An authority and those that it vouches for come as a handful of files. */
const MOST_FILES = 20;

function AddRoots() {
  const t = useTexts(trustTexts);
  const [files, setFiles] = useState<File[]>([]);
  const add = useCommand(client.signing.addRoots, { changes: ['trustRoot'], errors: 'inline' });
  // One after the other: what was refused stays here with what comes behind it.
  const send = async () => {
    for (const [at, file] of files.entries()) {
      const outcome = await add.run({ file });
      if (outcome.ok) continue;
      setFiles(files.slice(at));
      return;
    }
    setFiles([]);
    showDone(t('done'));
  };
  return (
    <FormFrame
      onSubmit={(event) => {
        event?.preventDefault();
        void send();
      }}
      error={add.error}
      isBusy={add.isRunning}
      submit={t('add')}
      canSubmit={files.length > 0}
    >
      <p className={styles.text}>{t('addHint')}</p>
      <FileDrop files={files} onChange={setFiles} maxBytes={1_000_000} maxFiles={MOST_FILES} />
    </FormFrame>
  );
}

function Root({ root, mayManage }: { readonly root: TrustRoot; readonly mayManage: boolean }) {
  const t = useTexts(trustTexts);
  const word = useTexts(signingTexts);
  const formats = useFormats();
  const now = useNow();
  const [isRemoving, setRemoving] = useState(false);
  const remove = useCommand(client.signing.removeRoot, {
    changes: ['trustRoot'],
    onDone: () => showDone(t('removeDialog.done')),
  });
  const when = formats.date(root.addedAt);
  return (
    <li className={styles.signer}>
      <div className={styles.row}>
        <strong className={styles.name}>{root.name}</strong>
        {mayManage && (
          <ActionIcon aria-label={t('remove', { name: root.name })} onClick={() => setRemoving(true)}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </div>
      <div className={styles.sub}>
        <StatusBadge
          tone={root.isRoot ? 'info' : 'neutral'}
          icon={root.isRoot ? <IconCertificate stroke={2} /> : <IconLink stroke={2} />}
        >
          {t(root.isRoot ? 'root' : 'intermediate')}
        </StatusBadge>
        {fromIso(root.validTo) < now && (
          <StatusBadge tone="warning" icon={<IconClockX stroke={2} />}>
            {t('expired')}
          </StatusBadge>
        )}
      </div>
      <PropertyList
        items={[
          { label: word('certificate.issuer'), value: root.isRoot ? null : root.issuer },
          {
            label: word('certificate.validity'),
            value: word('certificate.from', {
              from: formats.date(root.validFrom),
              to: formats.date(root.validTo),
            }),
          },
          { label: word('certificate.key'), value: root.key },
          {
            label: word('certificate.fingerprint'),
            value: <span className={styles.hash}>{root.fingerprint}</span>,
          },
        ]}
      />
      <span className={styles.quiet}>
        {root.addedBy === null ? t('added', { when }) : t('addedBy', { when, who: root.addedBy.name })}
      </span>
      <ConfirmDialog
        isOpen={isRemoving}
        title={t('removeDialog.title')}
        confirm={t('removeDialog.confirm')}
        isDangerous
        isBusy={remove.isRunning}
        onConfirm={() => void remove.run({ id: root.id }).then(() => setRemoving(false))}
        onCancel={() => setRemoving(false)}
      >
        {t('removeDialog.hint', { name: root.name })}
      </ConfirmDialog>
    </li>
  );
}
