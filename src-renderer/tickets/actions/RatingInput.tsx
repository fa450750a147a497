import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTexts } from '../../texts/useTexts.ts';
import styles from './RatingInput.module.css';
import { actionTexts } from './texts.ts';

const STEPS = ['one', 'two', 'three', 'four', 'five'] as const;

interface RatingInputProps {
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

/** Five steps with a word each: as many stars as steps, none by colour alone. */
export function RatingInput({ value, onChange }: RatingInputProps) {
  const t = useTexts(actionTexts);
  const word = value === null ? undefined : STEPS[value - 1];
  return (
    <fieldset className={styles.rating}>
      <legend className={styles.legend}>{t('rating')}</legend>
      <div className={styles.stars}>
        {STEPS.map((step, index) => {
          const rating = index + 1;
          const Star = value !== null && rating <= value ? IconStarFilled : IconStar;
          return (
            <label key={step} className={styles.star} data-on={value !== null && rating <= value}>
              <input
                type="radio"
                name="rating"
                className={styles.radio}
                checked={value === rating}
                onChange={() => onChange(rating)}
                aria-label={`${t('ratingStep', { count: rating })}: ${t(`ratingWords.${step}`)}`}
              />
              <Star size={26} aria-hidden />
            </label>
          );
        })}
        <span className={styles.word} aria-hidden>
          {word === undefined ? '' : t(`ratingWords.${word}`)}
        </span>
      </div>
    </fieldset>
  );
}
