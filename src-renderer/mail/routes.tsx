import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { MAIL_STATES } from '#shared/mail/contract.ts';
import { HAPPENINGS } from '#shared/mail/templates/samples.ts';
import { LANGUAGES } from '#shared/people/contract.ts';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';
import { VIEWS } from './views.ts';

const search = z.object({
  view: z.enum(VIEWS).optional().catch(undefined),
  state: z.enum(MAIL_STATES).optional().catch(undefined),
  template: z.enum(HAPPENINGS).optional().catch(undefined),
  language: z.enum(LANGUAGES).optional().catch(undefined),
});

const mailRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/correo',
  validateSearch: search,
  beforeLoad: requires('settings.read'),
  component: lazyRouteComponent(() => import('./MailScreen.tsx'), 'MailScreen'),
});

export const mailRoutes = [mailRoute] as const;
