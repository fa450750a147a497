import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReportRequest } from '#shared/reports/source.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useMe } from '../../rpc/session.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { PropertyList } from '../../ui/PropertyList.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import styles from '../Signing.module.css';
import { issueTexts } from './issueTexts.ts';
import { type Line, missingIn, toSigners } from './lines.ts';
import { SignerFields } from './SignerFields.tsx';

const route = getRouteApi('/informes/emitir');

/** Issues the report that the address asks for. */
export function IssueScreen() {
  const t = useTexts(issueTexts);
  const { peticion } = route.useSearch();
  return (
    <Page title={t('title')} subtitle={t('hint')} width="reading">
      {peticion === undefined ? (
        <EmptyState
          title={t('none.title')}
          hint={t('none.hint')}
          action={
            <LinkButton to="/informes" variant="default">
              {t('none.action')}
            </LinkButton>
          }
        />
      ) : (
        <IssueForm request={peticion} />
      )}
    </Page>
  );
}

function IssueForm({ request }: { readonly request: ReportRequest }) {
  const t = useTexts(issueTexts);
  const navigate = useNavigate();
  const me = useMe();
  const [lines, setLines] = useState<readonly Line[]>([
    { key: 1, role: t('roles.made'), person: { id: me.id, name: me.name }, name: me.name, post: '' },
  ]);
  // One's own post is a help that comes a moment later; what was typed meanwhile stays.
  const own = useQuery(orpc.people.get.queryOptions({ input: { id: me.id } })).data?.post ?? '';
  useEffect(() => {
    if (own === '') return;
    setLines((present) =>
      present.map((line) => (line.person?.id === me.id && line.post === '' ? { ...line, post: own } : line)),
    );
  }, [own, me.id]);
  const [isChecked, setChecked] = useState(false);
  const issue = useCommand(client.signing.issue, {
    changes: ['issuedReport'],
    errors: 'inline',
    onDone: ({ folio }) => {
      showDone(t('issued', { folio }));
      void navigate({ to: '/informes/emitidos/$folio', params: { folio }, replace: true });
    },
  });
  return (
    <FormFrame
      onSubmit={(event) => {
        event?.preventDefault();
        setChecked(true);
        if (missingIn(lines).size === 0) void issue.run({ request, signers: toSigners(lines) });
      }}
      error={issue.error}
      isBusy={issue.isRunning}
      submit={t('submit')}
    >
      <div className={styles.body}>
        <What request={request} />
        <SignerFields lines={lines} isChecked={isChecked} onChange={setLines} />
      </div>
    </FormFrame>
  );
}

/** What the report says of itself now: the same question that will be frozen. */
function What({ request }: { readonly request: ReportRequest }) {
  const t = useTexts(issueTexts);
  const formats = useFormats();
  const preview = useQuery(orpc.reports.preview.queryOptions({ input: request }));
  return (
    <section aria-labelledby="issue-what">
      <h2 className={styles.heading} id="issue-what">
        {t('what')}
      </h2>
      <Loaded query={preview} skeleton={<SkeletonForm />}>
        {({ data: { title, subtitle, period, filters } }) => (
          <>
            <p className={styles.text}>
              <strong>{title}</strong>
              {subtitle === null ? '' : ` · ${subtitle}`}
              {period === null
                ? ''
                : ` · ${t('period', { from: formats.date(`${period.from}T12:00:00Z`), to: formats.date(`${period.to}T12:00:00Z`) })}`}
            </p>
            {filters.length > 0 && <PropertyList items={filters} />}
          </>
        )}
      </Loaded>
    </section>
  );
}
