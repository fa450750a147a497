import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { startOfDate } from '#shared/calendars/localTime.ts';
import { fromIso, toIso } from '#shared/kernel/time.ts';
import type { client } from '../../rpc/client.ts';
import { TicketStateBadge } from '../../signs/TicketStateBadge.tsx';
import { shownTimeZone, useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './DayView.module.css';
import { dayRange, hoursOf, lanesOf, placeIn, quarterAt, type Span } from './dayRange.ts';
import { scheduleTexts } from './texts.ts';

export type Day = Awaited<ReturnType<typeof client.tickets.day>>['items'];

interface DayViewProps {
  /** `YYYY-MM-DD` in the institution's zone. */
  readonly date: string;
  readonly day: Day;
  /** A time that is being agreed on, drawn over the rows. */
  readonly proposed?: Span | null;
  /** Pressing a row's track gives the quarter of an hour there. */
  readonly onPick?: (at: number) => void;
}

/** A shift that lasts until midnight ends at 24:00; 00:00 would be where it began. */
function endOf(time: string): string {
  return time === '00:00' ? '24:00' : time;
}

/** Technicians by hours: shifts as ground, absences said, appointments as bars that open their ticket. */
export function DayView({ date, day, proposed = null, onPick }: DayViewProps) {
  const t = useTexts(scheduleTexts);
  const formats = useFormats();
  const now = useNow();
  const start = startOfDate(date, shownTimeZone() ?? 'UTC');
  const spans = day.flatMap((row) => [...row.shift, ...row.appointments].map(asSpan));
  const range = dayRange(start, proposed === null ? spans : [...spans, proposed]);
  const scroller = useRef<HTMLElement>(null);
  const first = Math.min(...day.flatMap((row) => row.appointments.map((one) => asSpan(one).from)), now);
  const firstAt = placeIn(range, { from: first, to: first + 1 })?.left ?? 0;
  // Where the day is wider than the screen it begins with what there is to see.
  useEffect(() => {
    const box = scroller.current;
    if (box !== null) box.scrollLeft = ((firstAt - 4) / 100) * (box.scrollWidth - box.clientWidth * 0.35);
  }, [firstAt]);
  const nowAt = placeIn(range, { from: now, to: now + 1 });
  const time = (at: number) => formats.time(toIso(at));

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section ref={scroller} className={styles.scroller} aria-label={t('chart')} tabIndex={0}>
      <div className={styles.chart} style={{ '--hours': Math.max(1, (range.to - range.from) / 3_600_000) }}>
        <div className={styles.hours} aria-hidden>
          {hoursOf(range).map((at) => (
            <span
              key={at}
              className={styles.hour}
              style={{ '--at': `${placeIn(range, { from: at, to: at + 1 })?.left ?? 0}%` }}
            >
              {time(at)}
            </span>
          ))}
        </div>
        {day.map((row) => {
          const placed = lanesOf(row.appointments.map((one) => ({ ...readable(asSpan(one), range), one })));
          const lanes = Math.max(1, ...placed.map(({ lane }) => lane + 1));
          return (
            <div key={row.technician.id} className={styles.row}>
              <div className={styles.who}>
                <Avatar name={row.technician.name} isDecoration />
                <div className={styles.names}>
                  <span className={styles.name}>{row.technician.name}</span>
                  <span className={styles.quiet}>
                    {row.isAbsent
                      ? t('absent')
                      : row.shift.length === 0
                        ? t('offShift')
                        : row.shift
                            .map((one) => `${formats.time(one.from)}–${endOf(formats.time(one.to))}`)
                            .join(', ')}
                  </span>
                </div>
              </div>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the fields beside do the same */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the fields beside it are the keyboard's way */}
              <div
                className={styles.track}
                data-picks={onPick !== undefined}
                data-absent={row.isAbsent}
                style={{ '--lanes': lanes }}
                onClick={(event) => {
                  const box = event.currentTarget.getBoundingClientRect();
                  onPick?.(quarterAt(range, (event.clientX - box.left) / box.width));
                }}
              >
                {row.shift.map((shift) => (
                  <Bar key={shift.from} className={styles.shift} range={range} span={asSpan(shift)} />
                ))}
                {nowAt !== null && (
                  <span className={styles.now} style={{ '--left': `${nowAt.left}%` }} aria-hidden />
                )}
                {placed.map(({ span, lane }) => {
                  const at = placeIn(range, span);
                  if (at === null) return null;
                  const { one } = span;
                  const said = t('appointment', {
                    from: formats.time(one.from),
                    to: formats.time(one.to),
                    folio: one.folio,
                    title: one.title,
                    requester: one.requester.name,
                  });
                  return (
                    <Link
                      key={one.id}
                      to="/solicitudes/$folio"
                      params={{ folio: one.folio }}
                      search={{}}
                      className={styles.appointment}
                      data-status={one.status}
                      aria-label={said}
                      title={said}
                      style={{ '--left': `${at.left}%`, '--width': `${at.width}%`, '--lane': lane }}
                      onClick={(event) => event.stopPropagation()}
                    >
                      <TicketStateBadge status={one.status} variant="icon" />
                      <span className={styles.clip}>
                        {time(span.from)} {one.title}
                      </span>
                    </Link>
                  );
                })}
                {proposed !== null && (
                  <Bar className={styles.proposed} range={range} span={proposed}>
                    <VisuallyHidden>
                      {t('proposed', { from: time(proposed.from), to: time(proposed.to) })}
                    </VisuallyHidden>
                  </Bar>
                )}
              </div>
            </div>
          );
        })}
      </div>
    </section>
  );
}

interface BarProps {
  readonly className: string | undefined;
  readonly range: Span;
  readonly span: Span;
  readonly children?: ReactNode;
}

function Bar({ className, range, span, children }: BarProps) {
  const at = placeIn(range, span);
  if (at === null) return null;
  return (
    <span className={className} style={{ '--left': `${at.left}%`, '--width': `${at.width}%` }}>
      {children}
    </span>
  );
}

/** A short appointment is drawn long enough for its words, and keeps others off that place. */
function readable(span: Span, range: Span): Span {
  return { from: span.from, to: Math.max(span.to, span.from + (range.to - range.from) * 0.16) };
}

function asSpan(one: { readonly from: string; readonly to: string }): Span {
  return { from: fromIso(one.from), to: fromIso(one.to) };
}
