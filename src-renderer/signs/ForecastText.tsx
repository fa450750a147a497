import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Forecast } from '#shared/delays/fields.ts';
import { useTexts } from '../texts/useTexts.ts';
import { useNow } from '../ui/useNow.ts';
import styles from './ForecastText.module.css';
import { forecastTexts } from './forecastTexts.ts';
import { useForecastWords } from './forecastWords.ts';

interface ForecastTextProps {
  readonly forecast: Forecast;
  /** What is seen; the whole sentence is said to screen readers. */
  readonly children: ReactNode;
}

/** A prediction that opens its reasons, in plain words. */
export function ForecastText({ forecast, children }: ForecastTextProps) {
  const t = useTexts(forecastTexts);
  const say = useForecastWords();
  const now = useNow();
  return (
    <Popover width={340} position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={styles.opener}
          data-no-open
          aria-label={t('whyFor', { sentence: say.line(forecast, now) })}
        >
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown data-no-open>
        <section
          className={styles.reasons}
          aria-label={t('why')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what is opened takes the focus, so that it is read and Escape closes it
          tabIndex={0}
        >
          <strong>{say.line(forecast, now)}</strong>
          <ul>
            {say.reasons(forecast, now).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      </Popover.Dropdown>
    </Popover>
  );
}
