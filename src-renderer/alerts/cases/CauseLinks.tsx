import {
  IconDatabase,
  IconLayoutKanban,
  IconList,
  IconScale,
  IconTicket,
  IconUser,
} from '@tabler/icons-react';
import type { AlertCase } from '#shared/alerts/contract.ts';
import { alertKinds } from '#shared/alerts/kinds.ts';
import { datesOfWeek } from '#shared/indicators/period.ts';
import { useAllows } from '../../rpc/session.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { alertTexts } from '../texts.ts';

/** From a case to what caused it: its ticket, the person in that week, how the week was shared out, the copies of the installation. */
export function CauseLinks({ one }: { readonly one: AlertCase }) {
  const t = useTexts(alertTexts);
  const mayManage = useAllows('system.manage');
  const { ticket, technician, week } = one;
  if (ticket !== null) {
    return (
      <>
        <LinkButton
          to="/solicitudes/$folio"
          params={{ folio: ticket.folio }}
          size="sm"
          leftSection={<IconTicket size={16} />}
        >
          {t('cause.ticket')}
        </LinkButton>
        {one.kind === 'noEligible' && (
          <LinkButton
            to="/solicitudes"
            search={{ queue: 'unassigned' }}
            size="sm"
            variant="default"
            leftSection={<IconList size={16} />}
          >
            {t('cause.queue')}
          </LinkButton>
        )}
      </>
    );
  }
  if (alertKinds[one.kind].about === 'system') {
    if (!mayManage) return null;
    return (
      <LinkButton to="/administracion/respaldos" size="sm" leftSection={<IconDatabase size={16} />}>
        {t('cause.backups')}
      </LinkButton>
    );
  }
  const dates = week === null ? null : datesOfWeek(week);
  const period = dates === null ? {} : { period: 'own' as const, ...dates };
  if (technician !== null) {
    return (
      <>
        <LinkButton
          to="/indicadores/personas/$technicianId"
          params={{ technicianId: String(technician.id) }}
          search={period}
          size="sm"
          leftSection={<IconUser size={16} />}
        >
          {t('cause.person')}
        </LinkButton>
        {one.kind === 'atLimit' && (
          <LinkButton to="/tablero" size="sm" variant="default" leftSection={<IconLayoutKanban size={16} />}>
            {t('cause.board')}
          </LinkButton>
        )}
      </>
    );
  }
  return (
    <LinkButton to="/indicadores" search={period} size="sm" leftSection={<IconScale size={16} />}>
      {t('cause.week')}
    </LinkButton>
  );
}
