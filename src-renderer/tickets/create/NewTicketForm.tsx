import { Button, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Service } from '#shared/services/contract.ts';
import { defaultSettings } from '#shared/settings/contract.ts';
import { IMPACTS, type Impact, type Urgency } from '#shared/sla/priority.ts';
import type { Ticket } from '#shared/tickets/fields.ts';
import type { Channel } from '#shared/tickets/ticket.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useConnection } from '../../rpc/connection.ts';
import { useAllows } from '../../rpc/session.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { useCommand } from '../../rpc/useCommand.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { FormFrame } from '../../ui/FormFrame.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useDraft } from '../drafts.ts';
import { EquipmentField } from '../equipment/EquipmentField.tsx';
import { keepTicket } from '../later.ts';
import { ChoiceRow } from './ChoiceRow.tsx';
import styles from './NewTicket.module.css';
import { ServicePicker } from './ServicePicker.tsx';
import { SimilarTickets } from './SimilarTickets.tsx';
import { type OnBehalf, StaffFields, StaffUrgency } from './StaffFields.tsx';
import { newTicketTexts } from './texts.ts';

interface NewTicketFormProps {
  readonly serviceId: number | undefined;
  readonly title: string;
  /** Of the address: the equipment that it is about. */
  readonly assetIds: readonly number[];
  readonly onAssets: (assetIds: readonly number[]) => void;
  readonly onService: (serviceId: number | undefined) => void;
  readonly onMade: (ticket: Ticket, files: readonly File[]) => void;
  /** The service is away: it waits in the outbox, files and all. */
  readonly onKept: () => void;
}

/** The service first, as a sentence; then the two fields. */
export function NewTicketForm(props: NewTicketFormProps) {
  const services = useQuery({
    ...orpc.services.list.queryOptions({ input: {} }),
    // A new ticket can be written while the server is away.
    gcTime: Number.POSITIVE_INFINITY,
  });
  const isOffline = useConnection(({ state }) => state === 'offline');
  const [isOther, setIsOther] = useState(props.title !== '');
  if (isOffline && services.data === undefined) {
    return <Fields {...props} service={null} onChangeService={() => {}} />;
  }
  return (
    <Loaded query={services} skeleton={<SkeletonForm fields={4} />}>
      {({ items }) => {
        const service = items.find((one) => one.id === props.serviceId) ?? null;
        if (service === null && !isOther && items.length > 0) {
          return (
            <ServicePicker
              services={items.filter((one) => one.isEnabled)}
              onChoose={(chosen) => {
                if (chosen === null) setIsOther(true);
                props.onService(chosen?.id);
              }}
            />
          );
        }
        return (
          <Fields
            {...props}
            service={service}
            onChangeService={() => {
              setIsOther(false);
              props.onService(undefined);
            }}
          />
        );
      }}
    </Loaded>
  );
}

interface FieldsProps extends NewTicketFormProps {
  readonly service: Service | null;
  readonly onChangeService: () => void;
}

function Fields(props: FieldsProps) {
  const { service, title: givenTitle, assetIds, onAssets, onChangeService, onMade, onKept } = props;
  const t = useTexts(newTicketTexts);
  const ui = useTexts(uiTexts);
  const fields = useTexts(rpcTexts);
  const isStaff = useAllows('tickets.createForOthers');
  const [keptTitle, setTitle, forgetTitle] = useDraft('new.title');
  const [isTouched, setIsTouched] = useState(false);
  const title = isTouched || givenTitle === '' ? keptTitle : givenTitle;
  const [description, setDescription, forgetDescription] = useDraft('new.description');
  const [impact, setImpact] = useState<Impact | null>(null);
  const [urgency, setUrgency] = useState<Urgency | null>(null);
  const [person, setPerson] = useState<OnBehalf | null>(null);
  const [channel, setChannel] = useState<Channel | null>(null);
  const [files, setFiles] = useState<File[]>([]);
  const [isTried, setIsTried] = useState(false);
  const titleBox = useRef<HTMLInputElement>(null);
  const detailsBox = useRef<HTMLTextAreaElement>(null);
  const create = useCommand(client.tickets.create, {
    changes: ['ticket'],
    errors: 'inline',
    later: (input, attempt) => keepTicket(input, files, attempt),
  });

  const usedImpact = impact ?? service?.defaultImpact ?? 'low';
  const usedUrgency = urgency ?? service?.defaultUrgency ?? 'medium';
  const missing = (value: string) => (isTried && value.trim() === '' ? fields('field.required') : undefined);

  const send = async () => {
    setIsTried(true);
    if (title.trim() === '') return titleBox.current?.focus();
    if (description.trim() === '') return detailsBox.current?.focus();
    const outcome = await create.run({
      title,
      description,
      ...(service === null ? {} : { serviceId: service.id }),
      ...(isStaff || impact !== null ? { impact: usedImpact } : {}),
      ...(isStaff ? { urgency: usedUrgency } : {}),
      ...(person === null ? {} : { requesterId: person.id }),
      ...(assetIds.length === 0 ? {} : { assetIds: [...assetIds] }),
      ...(isStaff ? { channel: channel ?? (person === null ? 'portal' : 'phone') } : {}),
    });
    if (!outcome.ok && outcome.isKept !== true) return;
    forgetTitle();
    forgetDescription();
    if (outcome.ok) onMade(outcome.value, files);
    else onKept();
  };

  return (
    <FormFrame
      onSubmit={(event) => {
        event?.preventDefault();
        void send();
      }}
      error={create.error}
      isBusy={create.isRunning}
      submit={t(isStaff ? 'register' : 'send')}
      aside={
        <Text size="xs" c="dimmed">
          {t('draftKept')}
        </Text>
      }
    >
      <div className={styles.chosen}>
        <div className={styles.serviceNames}>
          <span className={styles.serviceName}>{service === null ? t('noService') : service.name}</span>
          {service !== null && service.description !== '' && (
            <span className={styles.quiet}>{service.description}</span>
          )}
          {service?.needsApproval === true && <span className={styles.approval}>{t('needsApproval')}</span>}
        </div>
        <Button variant="subtle" size="xs" onClick={onChangeService}>
          {t('change')}
        </Button>
      </div>
      {isStaff && (
        <StaffFields person={person} onPerson={setPerson} channel={channel} onChannel={setChannel} />
      )}
      <EquipmentField person={person} value={assetIds} onChange={onAssets} />
      <TextInput
        ref={titleBox}
        size="md"
        label={t('what')}
        description={t('whatHint')}
        required
        maxLength={200}
        autoFocus
        value={title}
        error={missing(title)}
        onChange={(event) => {
          setIsTouched(true);
          setTitle(event.currentTarget.value);
        }}
      />
      <SimilarTickets title={title} serviceId={service?.id} requesterId={person?.id} isStaff={isStaff} />
      <Textarea
        ref={detailsBox}
        size="md"
        label={t('details')}
        description={t('detailsHint')}
        required
        autosize
        minRows={4}
        maxRows={16}
        value={description}
        error={missing(description)}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <ChoiceRow
        legend={t('whom')}
        options={IMPACTS.map((one) => ({
          value: one,
          label: t(isStaff ? `impactStaff.${one}` : `impact.${one}`),
        }))}
        value={usedImpact}
        onChange={setImpact}
      />
      {isStaff && <StaffUrgency impact={usedImpact} urgency={usedUrgency} onUrgency={setUrgency} />}
      <div>
        <Text size="sm" fw={500} mb={4}>
          {t('files')}{' '}
          <Text span size="xs" c="dimmed">
            ({ui('optional')})
          </Text>
        </Text>
        <FileDrop files={files} onChange={setFiles} maxBytes={defaultSettings.attachments.maxBytes} />
      </div>
    </FormFrame>
  );
}
