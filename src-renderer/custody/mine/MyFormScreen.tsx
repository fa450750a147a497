import { Alert, Button, Group } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconCircleCheck, IconPrinter, IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { CustodyForm } from '#shared/custody/fields.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useMe } from '../../rpc/session.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { FormStateBadge } from '../FormStateBadge.tsx';
import styles from '../form/Form.module.css';
import { FormBody } from '../form/FormBody.tsx';
import { formTexts } from '../form/formTexts.ts';
import { SignDialog } from '../form/SignDialog.tsx';
import { useFormSteps } from '../form/useFormSteps.ts';
import { custodyTexts } from '../texts.ts';
import { usePaper } from '../usePaper.ts';

const route = getRouteApi('/mis-equipos/resguardo/$folio');

/** A form as its holder sees it: what it says, and the one thing that is asked of them. */
export function MyFormScreen() {
  const { folio } = route.useParams();
  const word = useTexts(custodyTexts);
  const form = useQuery(orpc.custody.get.queryOptions({ input: { id: folio } }));
  return (
    <Loaded
      query={form}
      skeleton={
        <Page title={word('form', { folio })} width="reading">
          <SkeletonForm />
        </Page>
      }
    >
      {(data) => <Shown form={data} />}
    </Loaded>
  );
}

function Shown({ form }: { readonly form: CustodyForm }) {
  const t = useTexts(formTexts);
  const formats = useFormats();
  const me = useMe();
  const steps = useFormSteps(form);
  const paper = usePaper();
  const [isSigning, setSigning] = useState(false);
  const isAsked = form.actions.includes('confirm') && form.isIntact;
  return (
    <Page
      title={`${t(`mine.title.${form.kind}`)} ${form.folio}`}
      width="reading"
      subtitle={
        <span className={styles.sub}>
          <FormStateBadge state={form.state} />
          <span>{formats.date(form.issuedAt)}</span>
        </span>
      }
      actions={
        <>
          <LinkButton variant="default" leftSection={<IconArrowLeft size={16} />} to="/mis-equipos">
            {t('mine.back')}
          </LinkButton>
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} />}
            loading={paper.isBusy}
            disabled={!form.isIntact}
            onClick={() => void paper.open(() => client.custody.pdf({ id: form.id }))}
          >
            {t('pdf')}
          </Button>
        </>
      }
    >
      {isAsked && (
        <section className={styles.ask} aria-label={t('confirm')}>
          <p className={styles.question}>{t(`mine.ask.${form.kind}`)}</p>
          <Group gap="xs">
            <Button
              size="md"
              leftSection={<IconCheck size={18} />}
              loading={steps.confirm.isRunning}
              onClick={() => void steps.confirm.run({ id: form.id, version: form.version })}
            >
              {t(`mine.confirm.${form.kind}`)}
            </Button>
            {form.maySign.length > 0 && (
              <Button
                size="md"
                variant="default"
                leftSection={<IconSignature size={18} />}
                onClick={() => setSigning(true)}
              >
                {t('sign')}
              </Button>
            )}
          </Group>
          <p className={styles.quiet}>{t('mine.wrong')}</p>
        </section>
      )}
      {form.confirmedAt !== null && form.person.id === me.id && (
        <Alert icon={<IconCircleCheck size={18} />} color="teal" mb="md" role="status">
          {t('mine.thanks')}
        </Alert>
      )}
      <FormBody form={form} isLinked={false} />
      {isSigning && <SignDialog form={form} onClose={() => setSigning(false)} />}
    </Page>
  );
}
