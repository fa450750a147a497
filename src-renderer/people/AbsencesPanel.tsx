import { ActionIcon, Button, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { localDateTime } from '#shared/calendars/localTime.ts';
import { fromIso, MINUTE, toIso } from '#shared/kernel/time.ts';
import type { Person } from '#shared/people/contract.ts';
import { client } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { type Formats, shownTimeZone, useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useNow } from '../ui/useNow.ts';
import { AbsenceDialog, type HandOn } from './AbsenceDialog.tsx';
import { absenceTexts } from './absenceTexts.ts';
import styles from './people.module.css';

type Absence = Person['absences'][number];

/** When a technician is away. Recording it moves nothing by itself: it shows what is to be handed on. */
export function AbsencesPanel({ person }: { readonly person: Person }) {
  const t = useTexts(absenceTexts);
  const tWords = useTexts(words);
  const formats = useFormats();
  const now = useNow();
  const mayManage = useAllows('absences.manage');
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Absence | null>(null);
  const [handOn, setHandOn] = useState<HandOn | null>(null);
  const remove = useCommand(client.people.removeAbsence, {
    changes: ['absence'],
    onDone: () => showDone(t('removed')),
  });

  return (
    <section className={styles.panel}>
      <h2 className={styles.sectionTitle}>{t('title')}</h2>
      {person.absences.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      {person.absences.map((absence) => (
        <div key={absence.id} className={styles.absence}>
          <div>
            <Text size="sm" fw={fromIso(absence.from) <= now && now < fromIso(absence.to) ? 600 : 400}>
              {spanText(absence, formats)}
            </Text>
            <Text size="xs" c="dimmed">
              {[isKind(absence.kind) ? tWords(`absence.${absence.kind}`) : absence.kind, absence.note]
                .filter((part) => part !== null && part !== '')
                .join(' · ')}
            </Text>
          </div>
          {mayManage && (
            <ActionIcon
              aria-label={t('remove', { span: spanText(absence, formats) })}
              onClick={() => setRemoving(absence)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      {handOn !== null && (
        <div className={styles.absence} role="status">
          <div>
            <Text size="sm" fw={600}>
              {handOn.length === 0 ? t('nothingToHandOn') : t('handOn', { count: handOn.length })}
            </Text>
            {handOn.map((ticket) => (
              <div key={ticket.id}>
                <Link to="/solicitudes/$folio" params={{ folio: ticket.folio }}>
                  {ticket.folio}
                </Link>{' '}
                {ticket.title}
              </div>
            ))}
          </div>
        </div>
      )}
      {mayManage && (
        <Button
          variant="default"
          mt="sm"
          fullWidth
          leftSection={<IconPlus size={16} />}
          onClick={() => setAdding(true)}
        >
          {t('add')}
        </Button>
      )}
      {isAdding && <AbsenceDialog person={person} onClose={() => setAdding(false)} onAdded={setHandOn} />}
      <ConfirmDialog
        isOpen={removing !== null}
        title={t('removeAsk')}
        confirm={t('removeVerb')}
        isDangerous
        isBusy={remove.isRunning}
        onCancel={() => setRemoving(null)}
        onConfirm={async () => {
          if (removing !== null) await remove.run({ id: removing.id, version: removing.version });
          setRemoving(null);
        }}
      >
        {removing !== null && spanText(removing, formats)}
      </ConfirmDialog>
    </section>
  );
}

function isKind(kind: string): kind is keyof (typeof words)['es']['absence'] {
  return kind in words.es.absence;
}

/** “24 nov 2026 – 28 nov 2026”; with the times when they are not whole days. */
function spanText(absence: Pick<Absence, 'from' | 'to'>, formats: Formats): string {
  const zone = shownTimeZone() ?? 'UTC';
  const isMidnight = (iso: string) => localDateTime(fromIso(iso), zone).endsWith('T00:00:00');
  if (!isMidnight(absence.from) || !isMidnight(absence.to))
    return `${formats.dateTime(absence.from)} – ${formats.dateTime(absence.to)}`;
  const first = formats.date(absence.from);
  const last = formats.date(toIso(fromIso(absence.to) - MINUTE));
  return first === last ? first : `${first} – ${last}`;
}
