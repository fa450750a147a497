import { Title } from '@mantine/core';
import { INDICATORS, indicators } from '#shared/indicators/indicator.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Page } from '../../ui/Page.tsx';
import { definitionTexts } from '../definitionTexts.ts';
import styles from './definitions.module.css';

/** Every indicator with what it counts, how, and by which clock. */
export function DefinitionsScreen() {
  const t = useTexts(definitionTexts);
  const formats = useFormats();
  return (
    <Page title={t('title')} width="reading" subtitle={t('intro')}>
      <section className={styles.item} aria-labelledby="reading">
        <Title order={2} id="reading">
          {t('statistics')}
        </Title>
        <ul className={styles.notes}>
          {(['median', 'p90', 'mean', 'technician'] as const).map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </section>
      {INDICATORS.map((indicator) => {
        const { clock, parts } = indicators[indicator];
        return (
          <section
            key={indicator}
            className={styles.item}
            id={indicator}
            aria-labelledby={`${indicator}-name`}
          >
            <Title order={2} id={`${indicator}-name`}>
              {t(`definition.${indicator}.name`)}
            </Title>
            <p className={styles.purpose}>{t(`definition.${indicator}.purpose`)}</p>
            <dl className={styles.facts}>
              <dt>{t('label.population')}</dt>
              <dd>{t(`definition.${indicator}.population`)}</dd>
              <dt>{t('label.formula')}</dt>
              <dd>{t(`definition.${indicator}.formula`)}</dd>
              <dt>{t('label.clock')}</dt>
              <dd>{t(`clock.${clock}`)}</dd>
              {parts.length > 0 && (
                <>
                  <dt>{t('label.parts')}</dt>
                  <dd>{formats.list(parts.map((part) => t(`part.${part}`)))}</dd>
                </>
              )}
            </dl>
          </section>
        );
      })}
    </Page>
  );
}
