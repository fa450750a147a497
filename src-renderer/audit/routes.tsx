import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { administrationRoute } from '../routing/administrationRoute.ts';
import { requires } from '../routing/requires.ts';

const text = z.string().optional().catch(undefined);
const id = z.number().int().positive().optional().catch(undefined);

export const auditRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/bitacora',
  validateSearch: z.object({
    actorId: id,
    /** `ticket` for anything done to tickets, `ticket.assigned` for one kind of act. */
    what: text,
    from: z.iso.date().optional().catch(undefined),
    to: z.iso.date().optional().catch(undefined),
    /** Only what somebody meant to do. */
    withoutAutomatic: z.literal(true).optional().catch(undefined),
    open: id,
  }),
  beforeLoad: requires('audit.read'),
  component: lazyRouteComponent(() => import('./AuditScreen.tsx'), 'AuditScreen'),
});

export const auditRoutes = [auditRoute] as const;
