import { addToDate } from '#shared/calendars/localTime.ts';
import { defaultRetention } from '#shared/privacy/retention.ts';
import { QUEUES, SORTS } from '#shared/tickets/contract.ts';
import type { Client } from '../builders/host.ts';
import type { Ids } from './everyCall.ts';
import { COMMON_WORD, RARE_WORD } from './vocabulary.ts';

/** What a screen asks for at once, under the name of the screen. */
export type Look = readonly [name: string, ask: (client: Client, requester: Client) => Promise<unknown>];

const TODAY = '2026-10-05';
const YEAR = { from: '2025-10-06', to: TODAY };
const page = { limit: 50 };

/** The heavier questions of all rooms, as manager, administrator and master in one. */
export function looksOf(ids: Ids, assetId: number): readonly Look[] {
  const technicianId = ids.technicianIds[3] ?? 0;
  const requesterId = ids.requesterIds[5] ?? 0;
  const [areaId = 0] = ids.areaIds;
  const [serviceId = 0] = ids.serviceIds;
  const filters: readonly (readonly [string, object])[] = [
    ['technician', { assigneeId: technicianId }],
    ['requester', { requesterId }],
    ['area', { areaId }],
    ['service', { serviceId }],
    ['area and service', { areaId, serviceId }],
    ['area and technician', { areaId, assigneeId: technicianId }],
    ['closed', { status: ['closed'] }],
    ['cancelled, of a service', { status: ['cancelled'], serviceId }],
    ['closed or cancelled', { status: ['closed', 'cancelled'] }],
    ['waiting', { status: ['waiting'] }],
  ];
  return [
    ...QUEUES.map((queue): Look => [`queue ${queue}`, ({ tickets }) => tickets.list({ queue, ...page })]),
    ...filters.flatMap(([name, filter]) =>
      SORTS.map(
        (sort): Look => [
          `list: ${name}, ${sort}`,
          ({ tickets }) => tickets.list({ ...filter, sort, ...page }),
        ],
      ),
    ),
    ['queue counts', ({ tickets }) => tickets.counts({})],
    ...[COMMON_WORD, RARE_WORD, 'Zerecero', 'solicitante', 'a', `${COMMON_WORD} de`].flatMap((q): Look[] => [
      [`search ${q}`, ({ tickets }) => tickets.list({ q, ...page })],
      [
        `search ${q}, of a technician`,
        ({ tickets }) => tickets.list({ q, assigneeId: technicianId, ...page }),
      ],
      [`search ${q}, overdue`, ({ tickets }) => tickets.list({ q, queue: 'overdue', ...page })],
    ]),
    ...[COMMON_WORD, RARE_WORD, `${COMMON_WORD} de`].map(
      (q): Look => [`search ${q}, among one’s own`, (_client, { tickets }) => tickets.list({ q, ...page })],
    ),
    ['one’s own', (_client, { tickets }) => tickets.list(page)],
    [
      'similar, as one types',
      ({ tickets }) => tickets.similar({ title: COMMON_WORD, serviceId, requesterId }),
    ],
    ['day of everybody', ({ tickets }) => tickets.day({ date: TODAY })],
    ['workload board', ({ assignment }) => assignment.workload({})],
    ['people', ({ people }) => people.list(page)],
    ['people, as one types', ({ people }) => people.list({ q: 'solicitante', ...page })],
    ['staff with their loads', ({ people }) => people.staff({})],
    ['a technician', ({ people }) => people.get({ id: technicianId })],
    ['audit', ({ audit }) => audit.list(page)],
    ['audit, without what is automatic', ({ audit }) => audit.list({ withoutAutomatic: true, ...page })],
    ['audit of tickets', ({ audit }) => audit.list({ entity: 'ticket', ...page })],
    ['audit of settings', ({ audit }) => audit.list({ entity: 'settings', ...page })],
    ['audit of one act', ({ audit }) => audit.list({ action: 'ticket.closed', ...page })],
    ['audit of a rare act', ({ audit }) => audit.list({ action: 'ticket.merged', ...page })],
    ['audit of a person', ({ audit }) => audit.list({ actorId: requesterId, ...page })],
    [
      'audit of a person, one act',
      ({ audit }) => audit.list({ actorId: requesterId, action: 'ticket.closed', ...page }),
    ],
    [
      'audit of a technician, one act',
      ({ audit }) => audit.list({ actorId: technicianId, action: 'ticket.closed', ...page }),
    ],
    [
      'audit of a person, tickets',
      ({ audit }) => audit.list({ actorId: technicianId, entity: 'ticket', ...page }),
    ],
    ['audit of a day', ({ audit }) => audit.list({ from: '2025-10-05', to: '2025-10-05', ...page })],
    [
      'audit of a day, one act',
      ({ audit }) => audit.list({ from: '2025-10-05', to: '2025-10-05', action: 'ticket.closed', ...page }),
    ],
    [
      'audit of a day, a person',
      ({ audit }) => audit.list({ from: '2025-10-05', to: '2025-10-05', actorId: requesterId, ...page }),
    ],
    ['notices', ({ notifications }) => notifications.list(page)],
    ['notices unread', ({ notifications }) => notifications.unread({})],
    ['assets', ({ assets }) => assets.list(page)],
    ['assets, as one types', ({ assets }) => assets.list({ q: 'equipo 1', ...page })],
    ['an asset, its tickets', ({ assets }) => assets.tickets({ id: assetId, ...page })],
    ['an asset, its maintenance', ({ maintenance }) => maintenance.ofAsset({ id: assetId })],
    ['recurring failures', ({ maintenance }) => maintenance.recurring({})],
    ['recurring failures, the longest span', ({ maintenance }) => maintenance.recurring({ days: 90 })],
    ['repeated failures', ({ maintenance }) => maintenance.repeated({})],
    ['repeated failures of two years', ({ maintenance }) => maintenance.repeated({ months: 24 })],
    [
      'failures behind a group',
      ({ maintenance }) =>
        maintenance.failures({ ...YEAR, until: TODAY, serviceId, areaId, model: null, ...page } as never),
    ],
    [
      'failures behind a model',
      ({ maintenance }) =>
        maintenance.failures({
          ...YEAR,
          until: TODAY,
          serviceId,
          areaId,
          model: { brand: 'Marca 1', model: 'Modelo 1' },
          ...page,
        } as never),
    ],
    ['maintenance due', ({ maintenance }) => maintenance.due(page)],
    ['maintenance by month', ({ maintenance }) => maintenance.dueMonths({})],
    ['plans', ({ maintenance }) => maintenance.plans(page)],
    [
      'a new plan as it is typed',
      ({ maintenance }) =>
        maintenance.previewPlan({
          categoryId: 1,
          assetId: null,
          everyMonths: 3,
          firstOn: TODAY,
          leadDays: 3,
        } as never),
    ],
    ['delays: counts', ({ delays }) => delays.counts({})],
    ['delays: at risk', ({ delays }) => delays.atRisk(page)],
    ['delays: stuck', ({ delays }) => delays.stuck({ kind: 'working', ...page })],
    ['delays: stuck, of an area', ({ delays }) => delays.stuck({ kind: 'working', areaId, ...page })],
    ['delays: by finish', ({ delays }) => delays.byFinish(page)],
    ['delays: by finish, of a technician', ({ delays }) => delays.byFinish({ technicianId, ...page })],
    ['delays: track record', ({ delays }) => delays.trackRecord({})],
    ['alerts', ({ alerts }) => alerts.list({ state: 'open', ...page } as never)],
    ['alerts: counts', ({ alerts }) => alerts.counts({})],
    ['mail', ({ mail }) => mail.list(page)],
    ['mail: status', ({ mail }) => mail.status({})],
    [
      'what retention would erase',
      ({ privacy }) =>
        privacy.previewRetention({
          retention: {
            ...defaultRetention,
            ticketTexts: 730,
            attachments: 730,
            notifications: 30,
            exports: 30,
          },
        }),
    ],
    [
      'what cancelling somebody would erase',
      ({ privacy }) => privacy.previewCancellation({ id: requesterId }),
    ],
    ['state of the system', ({ system }) => system.state({})],
    ['availability by month', ({ system }) => system.availability({})],
    ['backups', ({ backups }) => backups.list({})],
    ['saved reports', ({ reports }) => reports.saved(page)],
    ['issued reports', ({ signing }) => signing.list(page)],
    ['goals', ({ goals }) => goals.list(page)],
    ['idle of a week', ({ idle }) => idle.summary({ from: addToDate(TODAY, -7), to: TODAY })],
    ['figures of a month', ({ indicators }) => indicators.figures({ from: '2026-09-01', to: '2026-09-30' })],
    [
      'panel of a month',
      ({ indicators }) => indicators.panel({ from: '2026-09-01', to: '2026-09-30', by: 'day' }),
    ],
    ['workers of a month', ({ indicators }) => indicators.workers({ from: '2026-09-01', to: '2026-09-30' })],
    [
      'a worker and twelve weeks',
      ({ indicators }) => indicators.worker({ technicianId, from: '2026-09-01', to: '2026-09-30' }),
    ],
    ['balance of a year', ({ indicators }) => indicators.balance(YEAR)],
    [
      'list behind a figure',
      ({ indicators }) =>
        indicators.tickets({ indicator: 'resolved', from: '2026-01-01', to: '2026-09-30', ...page } as never),
    ],
    ['goals: progress', ({ goals }) => goals.progress({})],
    [
      'goals: history',
      async ({ goals }) => {
        const [goal] = (await goals.list(page)).items;
        return goals.history({ id: goal?.id ?? 0, technicianId });
      },
    ],
  ];
}
