import { IconMapQuestion } from '@tabler/icons-react';
import { createRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { administrationRoutes } from '../administration/routes.tsx';
import { alertsRoutes } from '../alerts/routes.tsx';
import { assetRoutes, assetSetupRoutes, myAssetRoutes } from '../assets/routes.tsx';
import { auditRoutes } from '../audit/routes.tsx';
import { backupRoutes } from '../backups/routes.tsx';
import { boardRoutes } from '../board/routes.tsx';
import { calendarRoutes } from '../calendars/routes.tsx';
import { custodyRoutes, myCustodyRoutes } from '../custody/routes.tsx';
import { delaysRoutes } from '../delays/routes.tsx';
import { goalsRoutes } from '../goals/routes.tsx';
import { homeRoutes } from '../home/routes.tsx';
import { importRoutes } from '../imports/routes.tsx';
import { indicatorRoutes } from '../indicators/routes.tsx';
import { labelRoutes } from '../labels/routes.tsx';
import { mailRoutes } from '../mail/routes.tsx';
import { maintenanceRoutes } from '../maintenance/routes.tsx';
import { notificationRoutes } from '../notifications/routes.tsx';
import { organisationRoutes } from '../organisation/routes.tsx';
import { outboxRoutes } from '../outbox/routes.tsx';
import { peopleRoutes, staffRoutes } from '../people/routes.tsx';
import { placeRoutes } from '../place/routes.tsx';
import { privacyRoutes } from '../privacy/routes.tsx';
import { reportRoutes } from '../reports/routes.tsx';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { indicatorsRoute } from '../routing/indicatorsRoute.ts';
import { inventoryRoute } from '../routing/inventoryRoute.ts';
import { reportsRoute } from '../routing/reportsRoute.ts';
import { NoPermission } from '../routing/requires.ts';
import { rootRoute } from '../routing/rootRoute.ts';
import { serviceRoutes } from '../services/routes.tsx';
import { sessionRoutes } from '../sessions/routes.tsx';
import { settingRoutes } from '../settings/routes.tsx';
import { issuedRoutes, trustRoutes } from '../signing/routes.tsx';
import { slaRoutes } from '../sla/routes.tsx';
import { stockRoutes } from '../stock/routes.tsx';
import { systemRoutes } from '../system/routes.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { ticketRoutes } from '../tickets/routes.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState, NoPermissionState } from '../ui/ErrorState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { uiTexts } from '../ui/texts.ts';
import { newsRoutes, updateRoutes } from '../updates/routes.tsx';
import { verificationRoutes } from '../verification/routes.tsx';
import { AppFrame } from './AppFrame.tsx';

const routeTree = rootRoute.addChildren([
  ...homeRoutes,
  ...ticketRoutes,
  ...boardRoutes,
  ...staffRoutes,
  ...myAssetRoutes,
  indicatorsRoute.addChildren([...indicatorRoutes, ...goalsRoutes, ...delaysRoutes, ...alertsRoutes]),
  reportsRoute.addChildren([...reportRoutes, ...issuedRoutes]),
  inventoryRoute.addChildren([
    ...assetRoutes,
    ...custodyRoutes,
    ...maintenanceRoutes,
    ...stockRoutes,
    ...verificationRoutes,
    ...labelRoutes,
  ]),
  administrationRoute.addChildren([
    ...administrationRoutes,
    ...peopleRoutes,
    ...organisationRoutes,
    ...assetSetupRoutes,
    ...serviceRoutes,
    ...slaRoutes,
    ...calendarRoutes,
    ...settingRoutes,
    ...importRoutes,
    ...auditRoutes,
    ...systemRoutes,
    ...updateRoutes,
    ...placeRoutes,
    ...backupRoutes,
    ...mailRoutes,
    ...trustRoutes,
    ...privacyRoutes,
  ]),
  ...myCustodyRoutes,
  ...notificationRoutes,
  ...outboxRoutes,
  ...newsRoutes,
  ...sessionRoutes,
]);

/** The addresses of the product. Signing in and setting up come before any of them and keep the address as it is. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  InnerWrap: AppFrame,
  defaultPendingComponent: () => <SkeletonRows />,
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NoSuchPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function RouteError({ error, reset }: ErrorComponentProps) {
  if (error instanceof NoPermission) return <NoPermissionState order={1} />;
  return <ErrorState error={error} onRetry={reset} order={1} />;
}

function NoSuchPage() {
  const t = useTexts(uiTexts);
  return (
    <EmptyState
      icon={<IconMapQuestion size={28} stroke={1.5} />}
      order={1}
      title={t('notFound.title')}
      hint={t('notFound.hint')}
      action={
        <LinkButton to="/" variant="default">
          {t('notFound.home')}
        </LinkButton>
      }
    />
  );
}
