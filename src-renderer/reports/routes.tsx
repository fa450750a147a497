import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { TEMPLATES } from '#shared/reports/spec/templates.ts';
import { reportsRoute } from '../routing/reportsRoute.ts';
import { requires } from '../routing/requires.ts';
import { librarySearch } from './library/librarySearch.ts';
import { reportChoice } from './library/reportChoice.ts';
import { recordsSearch } from './records/recordsSearch.ts';
import { scheduleSearch } from './schedules/scheduleValues.ts';

reportsRoute.update({
  component: lazyRouteComponent(() => import('./ReportsFrame.tsx'), 'ReportsFrame'),
});

const libraryRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/',
  validateSearch: librarySearch,
  component: lazyRouteComponent(() => import('./library/LibraryScreen.tsx'), 'LibraryScreen'),
});

const viewRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/ver',
  validateSearch: reportChoice,
  component: lazyRouteComponent(() => import('./library/ViewScreen.tsx'), 'ViewScreen'),
});

const builderRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/nuevo',
  validateSearch: z.object({ plantilla: z.enum(TEMPLATES).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./builder/BuilderScreen.tsx'), 'BuilderScreen'),
});

const editReportRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/$reportId/editar',
  params: {
    parse: ({ reportId }) => ({ reportId: z.coerce.number().int().positive().parse(reportId) }),
    stringify: ({ reportId }) => ({ reportId: String(reportId) }),
  },
  component: lazyRouteComponent(() => import('./builder/BuilderScreen.tsx'), 'EditReportScreen'),
});

const schedulesRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/programados',
  beforeLoad: requires('reports.schedule'),
  validateSearch: scheduleSearch,
  component: lazyRouteComponent(() => import('./schedules/SchedulesScreen.tsx'), 'SchedulesScreen'),
});

const recordsRoute = createRoute({
  getParentRoute: () => reportsRoute,
  path: '/registros',
  validateSearch: recordsSearch,
  component: lazyRouteComponent(() => import('./records/RecordsScreen.tsx'), 'RecordsScreen'),
});

export const reportRoutes = [
  libraryRoute,
  recordsRoute,
  viewRoute,
  builderRoute,
  editReportRoute,
  schedulesRoute,
] as const;
