import { VisuallyHidden } from '@mantine/core';
import { IconBook2, IconCertificate, IconClock, IconPrinter, IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Service } from '#shared/services/contract.ts';
import { type PriorityMatrix, priorityOf } from '#shared/sla/priority.ts';
import { PriorityBadge } from '../signs/PriorityBadge.tsx';
import { durationText } from '../texts/durations.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import styles from './services.module.css';
import { serviceTexts } from './texts.ts';

interface ServiceRowProps {
  readonly service: Service;
  readonly matrix: PriorityMatrix | null;
  readonly onOpen: () => void;
}

/** A service as the catalogue lists it: its sentence, what it starts with, and its procedure. */
export function ServiceRow({ service, matrix, onOpen }: ServiceRowProps) {
  const t = useTexts(serviceTexts);
  const tWords = useTexts(words);
  return (
    <div className={styles.row} data-disabled={!service.isEnabled}>
      <div className={styles.what}>
        <button type="button" className={styles.open} onClick={onOpen}>
          {service.name}
        </button>
        {!service.isEnabled && <span className={styles.off}>{t('outOfUse')}</span>}
        <div className={styles.sentence}>{service.description}</div>
      </div>
      <div className={styles.facts}>
        {matrix !== null && (
          <PriorityBadge priority={priorityOf(matrix, service.defaultImpact, service.defaultUrgency)} />
        )}
        {service.estimatedMinutes !== null && (
          <Fact icon={<IconClock size={14} />}>{durationText(service.estimatedMinutes)}</Fact>
        )}
        {service.skill !== null && <Fact icon={<IconCertificate size={14} />}>{service.skill.name}</Fact>}
        {service.needsApproval && <Fact icon={<IconUserCheck size={14} />}>{t('withApproval')}</Fact>}
        {service.printedForm !== 'none' && (
          <Fact icon={<IconPrinter size={14} />}>{tWords(`printedForm.${service.printedForm}`)}</Fact>
        )}
      </div>
      <Link
        to="/administracion/servicios/$serviceId/procedimiento"
        params={{ serviceId: String(service.id) }}
        className={styles.procedure}
      >
        <IconBook2 size={14} aria-hidden />
        {service.procedureNumber === null
          ? t('noProcedure')
          : t('procedureNumber', { number: service.procedureNumber })}
        <VisuallyHidden>: {service.name}</VisuallyHidden>
      </Link>
    </div>
  );
}

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: string }) {
  return (
    <span className={styles.fact}>
      <span aria-hidden className={styles.factIcon}>
        {icon}
      </span>
      {children}
    </span>
  );
}
