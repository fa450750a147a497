import { Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMe } from '../rpc/session.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Page } from '../ui/Page.tsx';
import { AlertsStrip } from './AlertsStrip.tsx';
import { FiguresPart } from './FiguresPart.tsx';
import { HealthPart } from './HealthPart.tsx';
import { RequesterHome } from './RequesterHome.tsx';
import { homeFor } from './roleHome.ts';
import { TodayPart } from './TodayPart.tsx';
import { homeTexts } from './texts.ts';
import { WorkPart } from './WorkPart.tsx';

/** Where everybody arrives: what concerns the roles that one holds. */
export function HomeScreen() {
  const t = useTexts(homeTexts);
  const me = useMe();
  const parts = homeFor(me.roles);
  if (parts === 'tickets') return <ToTickets />;
  if (parts.includes('requests')) return <RequesterHome />;
  return (
    <Page title={t('title')}>
      <Stack gap="xl">
        <AlertsStrip />
        {parts.includes('today') && <TodayPart />}
        {parts.includes('work') && <WorkPart />}
        {(parts.includes('today') || parts.includes('work')) && <FiguresPart />}
        {parts.includes('health') && <HealthPart />}
      </Stack>
    </Page>
  );
}

/** Goes on once: the router's own `Navigate` does so at each render, over whatever was chosen in the meantime. */
function ToTickets() {
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ to: '/solicitudes', search: { queue: 'mine' }, replace: true });
  }, [navigate]);
  return null;
}
