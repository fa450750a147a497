import { useQuery } from '@tanstack/react-query';
import {
  DEFAULT_PRIORITY_MATRIX,
  IMPACTS,
  type Impact,
  URGENCIES,
  type Urgency,
} from '#shared/sla/priority.ts';
import { orpc } from '../../rpc/client.ts';
import { PriorityBadge } from '../../signs/PriorityBadge.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { words } from '../../texts/words.ts';
import styles from './MatrixPicker.module.css';
import { actionTexts } from './texts.ts';

export interface Level {
  readonly impact: Impact;
  readonly urgency: Urgency;
}

interface MatrixPickerProps {
  readonly value: Level | null;
  readonly onChange: (value: Level) => void;
}

/** Impact × urgency as a table to choose from: each cell says the priority that follows. */
export function MatrixPicker({ value, onChange }: MatrixPickerProps) {
  const t = useTexts(actionTexts);
  const word = useTexts(words);
  const matrix =
    useQuery(orpc.sla.matrix.queryOptions({ input: {} })).data?.matrix ?? DEFAULT_PRIORITY_MATRIX;
  return (
    <fieldset className={styles.matrix}>
      <legend className={styles.legend}>{t('matrix')}</legend>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.corner}>
              {t('impact')} ↓ · {t('urgency')} →
            </th>
            {URGENCIES.map((urgency) => (
              <th key={urgency} scope="col">
                {word(`urgency.${urgency}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {IMPACTS.map((impact) => (
            <tr key={impact}>
              <th scope="row">{word(`impact.${impact}`)}</th>
              {URGENCIES.map((urgency) => (
                <td key={urgency}>
                  <label className={styles.cell}>
                    <input
                      type="radio"
                      name="matrix"
                      className={styles.radio}
                      checked={value?.impact === impact && value.urgency === urgency}
                      onChange={() => onChange({ impact, urgency })}
                      aria-label={`${word(`impact.${impact}`)}, ${word(`urgency.${urgency}`)}: ${word(`priority.${matrix[impact][urgency]}`)}`}
                    />
                    <PriorityBadge priority={matrix[impact][urgency]} variant="filled" />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
