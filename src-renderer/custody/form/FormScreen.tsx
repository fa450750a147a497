import { Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconCheck,
  IconChevronDown,
  IconFileUpload,
  IconPrinter,
  IconRefresh,
  IconSignature,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CustodyForm } from '#shared/custody/fields.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { FormStateBadge } from '../FormStateBadge.tsx';
import { custodyTexts } from '../texts.ts';
import { usePaper } from '../usePaper.ts';
import styles from './Form.module.css';
import { FormBody } from './FormBody.tsx';
import { formTexts } from './formTexts.ts';
import { ScanDialog } from './ScanDialog.tsx';
import { SignDialog } from './SignDialog.tsx';
import { useFormSteps } from './useFormSteps.ts';

const route = getRouteApi('/inventario/resguardos/$folio');

/** A form: how it stands, what is on it, and what can be done with it. */
export function FormScreen() {
  const { folio } = route.useParams();
  const word = useTexts(custodyTexts);
  const form = useQuery(orpc.custody.get.queryOptions({ input: { id: folio } }));
  return (
    <Loaded
      query={form}
      skeleton={
        <Page title={word('form', { folio })}>
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
  const word = useTexts(custodyTexts);
  const formats = useFormats();
  return (
    <Page
      title={word('form', { folio: form.folio })}
      subtitle={
        <span className={styles.sub}>
          <FormStateBadge state={form.state} />
          <span>{word(`kind.${form.kind}`)}</span>
          <span>
            {t('issued', { when: formats.dateTime(form.issuedAt), who: form.issuedBy?.name ?? '' })}
          </span>
        </span>
      }
      actions={<Actions form={form} />}
    >
      <FormBody form={form} isLinked />
    </Page>
  );
}

function Actions({ form }: { readonly form: CustodyForm }) {
  const t = useTexts(formTexts);
  const [open, setOpen] = useState<'sign' | 'scan' | null>(null);
  const steps = useFormSteps(form);
  const paper = usePaper();
  const may = (action: CustodyForm['actions'][number]) => form.actions.includes(action);
  const next = may('confirm') ? 'confirm' : may('authorise') ? 'authorise' : null;
  return (
    <>
      {next !== null && (
        <Button
          leftSection={<IconCheck size={16} />}
          loading={steps[next].isRunning}
          onClick={() => void steps[next].run({ id: form.id, version: form.version })}
        >
          {t(next)}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} />}
        loading={paper.isBusy}
        disabled={!form.isIntact}
        onClick={() => void paper.open(() => client.custody.pdf({ id: form.id }))}
      >
        {t('pdf')}
      </Button>
      {form.maySign.length > 0 && (
        <Button variant="default" leftSection={<IconSignature size={16} />} onClick={() => setOpen('sign')}>
          {t('sign')}
        </Button>
      )}
      {may('scan') && (
        <Button variant="default" leftSection={<IconFileUpload size={16} />} onClick={() => setOpen('scan')}>
          {t('scan')}
        </Button>
      )}
      {may('return') && <Onwards form={form} />}
      {open === 'sign' && <SignDialog form={form} onClose={() => setOpen(null)} />}
      {open === 'scan' && <ScanDialog form={form} onClose={() => setOpen(null)} />}
    </>
  );
}

/** What follows for the things that are still held by it: the counter opens with them. */
function Onwards({ form }: { readonly form: CustodyForm }) {
  const t = useTexts(formTexts);
  const navigate = useNavigate();
  const held = form.lines.filter((line) => line.isHeld).map((line) => line.assetId);
  const go = (kind: 'return' | 'transfer' | 'renewal') =>
    void navigate({
      to: '/inventario/resguardos/nuevo',
      search: {
        kind,
        person: form.person.id,
        ...(kind === 'renewal' ? {} : { assets: held.join(',') }),
      },
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} />}>
          {t('more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => go('return')}>
          {t('returnAll')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowsExchange size={16} />} onClick={() => go('transfer')}>
          {t('transfer')}
        </Menu.Item>
        <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => go('renewal')}>
          {t('renew')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
