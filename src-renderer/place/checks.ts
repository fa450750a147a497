import type { FolderLook } from '#shared/place/place.ts';
import type { Formats } from '../texts/formats.ts';
import type { Translate } from '../texts/useTexts.ts';
import type { checkTexts } from './checkTexts.ts';

export type Check = Extract<FolderLook, { ok: true }>['checks'][number];
export type Grade = 'good' | 'doubtful' | 'bad';

export function gradeOf({ isGood, isDoubtful }: Check): Grade {
  if (!isGood) return 'bad';
  return isDoubtful ? 'doubtful' : 'good';
}

const TENTHS_BELOW_MS = 10;

/** What was found, in the reader's language, with the figure that was measured. */
export function sentenceOf(
  check: Check,
  t: Translate<(typeof checkTexts)['es']>,
  formats: Pick<Formats, 'number' | 'decimal' | 'bytes'>,
): string {
  const grade = gradeOf(check);
  const plain = grade === 'bad' ? 'bad' : 'good';
  const figure = check.figure ?? 0;
  switch (check.key) {
    case 'locks':
    case 'sight':
      return t(`${check.key}.${plain}`);
    case 'writes':
      return t(`writes.${plain}`, { count: formats.number(figure) });
    case 'rename':
      return plain === 'good' ? t('rename.good') : t('rename.bad', { count: formats.number(figure) });
    case 'speed': {
      const ms = figure < TENTHS_BELOW_MS ? formats.decimal(figure, 1) : formats.number(Math.round(figure));
      return t(`speed.${grade}`, { ms });
    }
    case 'space':
      return t(`space.${grade}`, { size: formats.bytes(figure) });
    case 'clock': {
      if (grade === 'good') return t('clock.good');
      return t(`clock.${grade}`, { seconds: formats.number(Math.abs(figure)) });
    }
    case 'synchroniser':
    case 'writeAheadLog':
      return t(`${check.key}.bad`);
  }
}
