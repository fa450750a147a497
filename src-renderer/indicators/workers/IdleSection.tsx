import { Button, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { IdleEvent, IdleStretchView } from '#shared/idle/contract.ts';
import type { Dates } from '#shared/indicators/period.ts';
import { orpc } from '../../rpc/client.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { useFigureFormats } from '../useFigureFormats.ts';
import { idleTexts } from './idleTexts.ts';
import styles from './workers.module.css';

interface IdleSectionProps {
  readonly technicianId: number;
  readonly dates: Dates;
}

/** Time without recorded activity, with its definition beside it and each occasion with the events that bound it. */
export function IdleSection({ technicianId, dates }: IdleSectionProps) {
  const t = useTexts(idleTexts);
  const show = useFigureFormats();
  const formats = useFormats();
  const [isOpen, { toggle }] = useDisclosure(false);
  const query = useQuery(
    orpc.idle.ofTechnician.queryOptions({
      input: { technicianId, ...dates },
      placeholderData: keepPreviousData,
    }),
  );
  const span = ({ from, to }: IdleStretchView) =>
    t('span', {
      from: formats.dateTime(from),
      to: formats.date(from) === formats.date(to) ? formats.time(to) : formats.dateTime(to),
    });
  return (
    <section className={styles.idle} aria-labelledby="idle">
      <Title order={2} id="idle" fz="sm">
        {t('title')}
      </Title>
      <Loaded query={query} skeleton={<SkeletonRows rows={2} height={20} />}>
        {({ items, idleSeconds, shiftSeconds, stretches, thresholdMinutes }) => (
          <>
            <p className={styles.said}>
              {stretches === 0
                ? t('none')
                : t('total', {
                    idle: show.hours(idleSeconds),
                    count: stretches,
                    shift: show.hours(shiftSeconds),
                  })}{' '}
              {stretches > 0 && (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  onClick={toggle}
                  aria-expanded={isOpen}
                  data-print="no"
                >
                  {isOpen ? t('hide') : t('show')}
                </Button>
              )}
            </p>
            <p className={styles.quiet}>{t('definition', { minutes: formats.number(thresholdMinutes) })}</p>
            {isOpen && stretches > 0 && (
              <ol className={styles.occasions}>
                {items.toReversed().map((stretch) => (
                  <li key={stretch.from} className={styles.occasion}>
                    <span>
                      <strong>{show.hours(stretch.seconds)}</strong> {span(stretch)}
                    </span>
                    <span className={styles.quiet}>
                      {stretch.reasons.map((reason) => t(`reason.${reason}`)).join('; ')}
                    </span>
                    <span className={styles.quiet}>
                      {t('since')}: <Told event={stretch.since} none={t('earlier')} />
                    </span>
                    <span className={styles.quiet}>
                      {t('until')}: <Told event={stretch.until} none={t('open')} />
                    </span>
                  </li>
                ))}
              </ol>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

const ACTS = [
  'created',
  'assigned',
  'reassigned',
  'putBack',
  'started',
  'resumed',
  'scheduled',
  'waiting',
  'resolved',
  'closed',
  'reopened',
  'cancelled',
  'replied',
  'noted',
  'timeLogged',
  'approved',
] as const;

/** Who did what with which ticket, and when. */
function Told({ event, none }: { readonly event: IdleEvent | null; readonly none: string }) {
  const t = useTexts(idleTexts);
  const formats = useFormats();
  if (event === null) return none;
  const verb = ACTS.find((each) => event.action === `ticket.${each}`) ?? 'other';
  return (
    <>
      {t('event', {
        when: formats.dateTime(event.at),
        who: event.actor?.name ?? t('itself'),
        act: t(`act.${verb}`),
      })}{' '}
      <Link to="/solicitudes/$folio" params={{ folio: event.ticket.folio }}>
        {event.ticket.folio}
      </Link>
    </>
  );
}
