import { Alert, Anchor, Button } from '@mantine/core';
import { IconBan, IconDownload, IconFileTypePdf, IconJson, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { IssuedReport, IssuedRevision } from '#shared/signing/issued.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { IssueStateBadge } from '../IssueStateBadge.tsx';
import styles from '../Signing.module.css';
import { issuedReportTexts } from './reportTexts.ts';
import { SignerLines } from './SignerLines.tsx';
import { useDownload } from './useDownload.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

const route = getRouteApi('/informes/emitidos/$folio');

/** An issued report: who signed it and who has still to, each state of its paper, and what can be done with it. */
export function IssuedReportScreen() {
  const { folio } = route.useParams();
  const t = useTexts(issuedReportTexts);
  const report = useQuery(orpc.signing.get.queryOptions({ input: { id: folio } }));
  return (
    <Loaded
      query={report}
      skeleton={
        <Page title={t('title', { folio })}>
          <SkeletonForm />
        </Page>
      }
    >
      {(data) => <Shown report={data} />}
    </Loaded>
  );
}

function Shown({ report }: { readonly report: IssuedReport }) {
  const t = useTexts(issuedReportTexts);
  const formats = useFormats();
  const who = report.issuedBy?.name ?? t('commandLine');
  return (
    <Page
      title={t('title', { folio: report.folio })}
      subtitle={
        <span className={styles.sub}>
          <IssueStateBadge state={report.state} />
          <span>{report.title}</span>
          <span>{t('issued', { when: formats.dateTime(report.issuedAt), who })}</span>
        </span>
      }
      actions={<Actions report={report} />}
    >
      <div className={styles.body}>
        <Withdrawal report={report} />
        <SignerLines report={report} />
        <Papers report={report} />
        <section>
          <p className={styles.hash}>{t('hash', { hash: report.dataSha256 })}</p>
          <p className={styles.quiet}>{t('hashHint')}</p>
        </section>
      </div>
    </Page>
  );
}

function Actions({ report }: { readonly report: IssuedReport }) {
  const t = useTexts(issuedReportTexts);
  const [isWithdrawing, setWithdrawing] = useState(false);
  const paper = useDownload();
  const data = useDownload();
  const { id } = report;
  return (
    <>
      <Button
        leftSection={<IconDownload size={16} />}
        loading={paper.isBusy}
        onClick={() => void paper.save(() => client.signing.pdf({ id }))}
      >
        {t('download')}
      </Button>
      <LinkButton to="/informes/comprobar" variant="default" leftSection={<IconShieldCheck size={16} />}>
        {t('verify')}
      </LinkButton>
      <Button
        variant="default"
        leftSection={<IconJson size={16} />}
        loading={data.isBusy}
        onClick={() => void data.save(() => client.signing.data({ id }))}
      >
        {t('data')}
      </Button>
      {report.mayWithdraw && (
        <Button variant="default" leftSection={<IconBan size={16} />} onClick={() => setWithdrawing(true)}>
          {t('withdraw')}
        </Button>
      )}
      {isWithdrawing && <WithdrawDialog report={report} onClose={() => setWithdrawing(false)} />}
    </>
  );
}

function Withdrawal({ report: { withdrawal } }: { readonly report: IssuedReport }) {
  const t = useTexts(issuedReportTexts);
  const formats = useFormats();
  if (withdrawal === null) return null;
  return (
    <Alert
      color="red"
      icon={<IconBan size={18} />}
      title={t('withdrawn.title', { when: formats.dateTime(withdrawal.at) })}
    >
      {t('withdrawn.by', { who: withdrawal.by?.name ?? '—', reason: withdrawal.reason })}
    </Alert>
  );
}

/** The paper as it was issued, and after each signature; the newest first. */
function Papers({ report }: { readonly report: IssuedReport }) {
  const t = useTexts(issuedReportTexts);
  if (!report.hasPaper) return <p className={styles.quiet}>{t('noPaper')}</p>;
  return (
    <section aria-labelledby="issued-papers">
      <h2 className={styles.heading} id="issued-papers">
        {t('papers')}
      </h2>
      <ul className={styles.list}>
        {report.revisions.toReversed().map((revision) => (
          <Paper key={revision.number} report={report} revision={revision} />
        ))}
      </ul>
    </section>
  );
}

interface PaperProps {
  readonly report: IssuedReport;
  readonly revision: IssuedRevision;
}

function Paper({ report, revision }: PaperProps) {
  const t = useTexts(issuedReportTexts);
  const formats = useFormats();
  const download = useDownload();
  const name =
    revision.signer === null
      ? t('paper.issued')
      : t('paper.signed', { name: report.signers[revision.signer - 1]?.name ?? '' });
  return (
    <li className={styles.item}>
      <span className={styles.sub}>
        <IconFileTypePdf size={16} aria-hidden />
        <Anchor
          component="button"
          type="button"
          size="sm"
          disabled={download.isBusy}
          onClick={() =>
            void download.save(() => client.signing.pdf({ id: report.id, revision: revision.number }))
          }
        >
          {name}
        </Anchor>
      </span>
      <span className={styles.quiet}>
        {formats.dateTime(revision.at)} · {formats.bytes(revision.bytes)}
      </span>
    </li>
  );
}
