import { TextInput } from '@mantine/core';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { foldText } from '#shared/kernel/fold.ts';
import type { Service } from '#shared/services/contract.ts';
import { useTexts } from '../../texts/useTexts.ts';
import styles from './NewTicket.module.css';
import { groupServices } from './serviceGroups.ts';
import { newTicketTexts } from './texts.ts';

interface ServicePickerProps {
  readonly services: readonly Service[];
  /** Null: something else. */
  readonly onChoose: (service: Service | null) => void;
}

/** The catalogue as the home page shows it, names with a plain sentence: one press chooses. */
export function ServicePicker({ services, onChoose }: ServicePickerProps) {
  const t = useTexts(newTicketTexts);
  const [q, setQ] = useState('');
  const wanted = foldText(q.trim());
  const found = services.filter((service) =>
    foldText(`${service.name} ${service.description} ${service.category}`).includes(wanted),
  );
  return (
    <section aria-label={t('need')}>
      <h2 className={styles.question}>{t('need')}</h2>
      {services.length > 8 && (
        <TextInput
          mb="sm"
          size="md"
          aria-label={t('findService')}
          placeholder={t('findService')}
          leftSection={<IconSearch size={16} />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      )}
      {found.length === 0 && <p className={styles.quiet}>{t('noMatch')}</p>}
      {groupServices(found).map(({ category, services: ofCategory }) => (
        <div key={category} className={styles.category}>
          <h3 className={styles.heading}>{category}</h3>
          {ofCategory.map((service) => (
            <Choice
              key={service.id}
              name={service.name}
              hint={service.description}
              onClick={() => onChoose(service)}
            />
          ))}
        </div>
      ))}
      <div className={styles.category}>
        <Choice name={t('noService')} hint={t('noServiceHint')} onClick={() => onChoose(null)} />
      </div>
    </section>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly hint: string;
  readonly onClick: () => void;
}

function Choice({ name, hint, onClick }: ChoiceProps) {
  return (
    <button type="button" className={styles.service} onClick={onClick}>
      <span className={styles.serviceNames}>
        <span className={styles.serviceName}>{name}</span>
        {hint !== '' && <span className={styles.quiet}>{hint}</span>}
      </span>
      <IconChevronRight size={16} aria-hidden />
    </button>
  );
}
