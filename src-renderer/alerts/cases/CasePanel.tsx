import { Button, Text } from '@mantine/core';
import { IconBellOff, IconChecks, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import type { AlertCase } from '#shared/alerts/contract.ts';
import { client } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { PropertyList } from '../../ui/PropertyList.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from '../alerts.module.css';
import { alertTexts } from '../texts.ts';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';
import { KindBadge, SeverityBadge } from './CaseBadges.tsx';
import { CauseLinks } from './CauseLinks.tsx';
import { caseSentence, weekName } from './caseSentence.ts';
import { MuteDialog } from './MuteDialog.tsx';

interface CasePanelProps {
  readonly one: AlertCase;
  readonly close: () => void;
}

/** One case: what happens, its cause, and what one can do about the alert itself. */
export function CasePanel({ one, close }: CasePanelProps) {
  const t = useTexts(alertTexts);
  const formats = useFormats();
  const now = useNow();
  const mayHandle = useAllows('alerts.handle');
  const [dialog, setDialog] = useState<'acknowledge' | 'mute' | null>(null);
  const unacknowledge = useCommand(client.alerts.unacknowledge, {
    changes: ['alertCase'],
    onDone: () => showDone(t('reopened')),
  });
  const { ticket, technician, week } = one;
  const facts = [
    { label: t('field.ticket'), value: ticket === null ? '' : `${ticket.folio} · ${ticket.title}` },
    { label: t('field.assignee'), value: ticket === null ? '' : (ticket.assignee?.name ?? t('nobodys')) },
    { label: t('field.technician'), value: ticket === null ? (technician?.name ?? '') : '' },
    { label: t('field.week'), value: week === null ? '' : weekName(week, t) },
    { label: t('field.raisedAt'), value: <RelativeTime iso={one.raisedAt} /> },
    {
      label: t('field.clearedAt'),
      value: one.clearedAt === null ? '' : <RelativeTime iso={one.clearedAt} />,
    },
    {
      label: t('field.acknowledged'),
      value:
        one.acknowledgedAt === null ? (
          ''
        ) : (
          <>
            {one.acknowledgedBy?.name} · <RelativeTime iso={one.acknowledgedAt} />
          </>
        ),
    },
    { label: t('field.note'), value: one.note ?? '' },
  ];
  return (
    <div className={styles.panel}>
      <div className={styles.badges}>
        <SeverityBadge severity={one.severity} />
        <KindBadge kind={one.kind} />
        {one.isMuted && (
          <StatusBadge tone="neutral" icon={<IconBellOff stroke={2} />} variant="plain">
            {t('isMuted')}
          </StatusBadge>
        )}
      </div>
      <Text size="sm" fw={600}>
        {caseSentence(one, t, formats, now)}
      </Text>
      <PropertyList items={facts.filter((fact) => fact.value !== '')} />
      <div className={styles.acts}>
        <CauseLinks one={one} />
      </div>
      <div className={styles.acts}>
        {mayHandle && one.state === 'open' && (
          <Button
            size="sm"
            variant="default"
            leftSection={<IconChecks size={16} />}
            onClick={() => setDialog('acknowledge')}
          >
            {t('acknowledge')}
          </Button>
        )}
        {mayHandle && one.state === 'acknowledged' && (
          <Button
            size="sm"
            variant="default"
            leftSection={<IconRotate size={16} />}
            loading={unacknowledge.isRunning}
            onClick={() => void unacknowledge.run({ items: [{ id: one.id, version: one.version }] })}
          >
            {t('unacknowledge')}
          </Button>
        )}
        <Button
          size="sm"
          variant="default"
          leftSection={<IconBellOff size={16} />}
          onClick={() => setDialog('mute')}
        >
          {t('mute')}
        </Button>
      </div>
      {dialog === 'acknowledge' && (
        <AcknowledgeDialog cases={[one]} onClose={() => setDialog(null)} onDone={close} />
      )}
      {dialog === 'mute' && <MuteDialog one={one} onClose={() => setDialog(null)} />}
    </div>
  );
}
