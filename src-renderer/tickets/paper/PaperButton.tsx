import { Button } from '@mantine/core';
import { IconFileCertificate, IconFileTypePdf } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Ticket } from '#shared/tickets/fields.ts';
import { toAppError } from '../../rpc/appError.ts';
import { client, orpc } from '../../rpc/client.ts';
import { showErrorToast } from '../../rpc/errorToast.tsx';
import { useAllows } from '../../rpc/session.ts';
import { currentLanguage } from '../../texts/i18n.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { paperTexts } from './texts.ts';

/** What the ticket's service prints: a service form at once, a custody form where it is issued. */
export function PaperButton({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(paperTexts);
  const mayIssue = useAllows('assets.manage');
  const [isBusy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    try {
      await saveFile(await client.tickets.serviceFormPdf({ id: ticket.id, language: currentLanguage() }));
    } catch (error) {
      showErrorToast(toAppError(error));
    } finally {
      setBusy(false);
    }
  };
  if (ticket.printedForm === 'service') {
    return (
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFileTypePdf size={14} />}
        loading={isBusy}
        data-print="no"
        onClick={() => void print()}
      >
        {t('serviceForm')}
      </Button>
    );
  }
  return ticket.printedForm === 'custody' && mayIssue ? <CustodyLink ticket={ticket} /> : null;
}

/** To the form, begun with the requester and what the ticket is about. */
function CustodyLink({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(paperTexts);
  const assets = useQuery(orpc.assets.ofTicket.queryOptions({ input: { id: ticket.id } })).data?.items ?? [];
  return (
    <LinkButton
      size="compact-sm"
      variant="default"
      leftSection={<IconFileCertificate size={14} />}
      data-print="no"
      to="/inventario/resguardos/nuevo"
      search={{
        person: ticket.requester.id,
        assets: assets.length === 0 ? undefined : assets.map(({ id }) => id).join(','),
      }}
    >
      {t('custodyForm')}
    </LinkButton>
  );
}
