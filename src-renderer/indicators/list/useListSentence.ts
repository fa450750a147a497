import { useMe } from '../../rpc/session.ts';
import { useFilterChoices } from '../../signs/useFilterChoices.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import type { ListSearch } from '../search.ts';
import { figureListTexts } from './listTexts.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface Span {
  readonly from?: string;
  readonly to?: string;
}

/** What a list of tickets is narrowed to, in words: “del 28 oct al 24 nov · Área: Jurídico”. */
export function useListSentence(search: ListSearch, { from, to }: Span, requester: string | null): string {
  const t = useTexts(figureListTexts);
  const word = useTexts(words);
  const formats = useFormats();
  const choices = useFilterChoices();
  const me = useMe();
  const { areaId, serviceId, technicianId, requesterId, channel, priority, status, week, weekday, hour } =
    search;
  const named = (
    label: 'area' | 'service' | 'technician',
    id: number | 'none' | undefined,
    known: readonly { readonly value: string; readonly label: string }[],
  ) => {
    if (id === undefined) return null;
    const name = known.find(({ value }) => value === String(id))?.label;
    return t('of', {
      label: t(`label.${label}`),
      name: id === 'none' ? t('label.none') : (name ?? (id === me.id ? me.name : '…')),
    });
  };
  const when = () => {
    if (week !== undefined) return t('inWeek', { week });
    if (from === undefined || to === undefined) return t('now');
    if (from === to) return t('onDay', { day: formats.localDay(from) });
    return t('inPeriod', { from: formats.localDay(from), to: formats.localDay(to) });
  };
  const clock = () => {
    const day = weekday === undefined ? null : word(`weekday.${DAYS[weekday - 1] ?? 'mon'}`).toLowerCase();
    if (hour === undefined) return day === null ? null : t('onWeekday', { weekday: day });
    return day === null ? t('atHour', { hour }) : t('at', { weekday: day, hour });
  };
  const parts = [
    when(),
    clock(),
    named('area', areaId, choices.areas),
    named('service', serviceId, choices.services),
    named('technician', technicianId, choices.technicians),
    requesterId === undefined ? null : t('of', { label: t('label.requester'), name: requester ?? '…' }),
    channel === undefined ? null : t('of', { label: t('label.channel'), name: word(`channel.${channel}`) }),
    priority === undefined
      ? null
      : t('of', { label: t('label.priority'), name: word(`priority.${priority}`) }),
    status === undefined ? null : t('of', { label: t('label.status'), name: word(`status.${status}`) }),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
