import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Ticket } from '#shared/tickets/fields.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Page } from '../../ui/Page.tsx';
import { assetIdsOf } from '../search.ts';
import { KeptForLater } from './KeptForLater.tsx';
import { NewTicketForm } from './NewTicketForm.tsx';
import { Registered } from './Registered.tsx';
import { newTicketTexts } from './texts.ts';

const route = getRouteApi('/solicitudes/nueva');

/** A new ticket, and afterwards who has it and until when. */
export function NewTicketScreen() {
  const t = useTexts(newTicketTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const [made, setMade] = useState<{ ticket: Ticket; files: readonly File[] } | 'kept' | null>(null);
  const another = () => {
    setMade(null);
    void navigate({ to: '/solicitudes/nueva', search: {} });
  };
  if (made === 'kept') {
    return (
      <Page title={t('title')} width="narrow">
        <KeptForLater onAnother={another} />
      </Page>
    );
  }
  if (made !== null) {
    return (
      <Page title={t('title')} width="narrow">
        <Registered ticket={made.ticket} files={made.files} onAnother={another} />
      </Page>
    );
  }
  return (
    <Page title={t('title')} width="narrow">
      <NewTicketForm
        serviceId={search.serviceId}
        title={search.title ?? ''}
        onService={(serviceId) =>
          void navigate({
            to: '/solicitudes/nueva',
            search: {
              ...(serviceId === undefined ? {} : { serviceId }),
              ...(search.assets === undefined ? {} : { assets: search.assets }),
            },
            replace: true,
          })
        }
        assetIds={assetIdsOf(search.assets)}
        onAssets={(assetIds) =>
          void navigate({
            to: '/solicitudes/nueva',
            search: { ...search, assets: assetIds.length === 0 ? undefined : assetIds.join(',') },
            replace: true,
          })
        }
        onMade={(ticket, files) => setMade({ ticket, files })}
        onKept={() => setMade('kept')}
      />
    </Page>
  );
}
