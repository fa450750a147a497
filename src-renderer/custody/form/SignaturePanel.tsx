import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconEraser } from '@tabler/icons-react';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import { useTexts } from '../../texts/useTexts.ts';
import styles from './Form.module.css';
import { formTexts } from './formTexts.ts';
import { drawnBox } from './signature.ts';

export interface SignatureHandle {
  /** The drawing as a PNG without ground, cut to what was drawn; null where nothing was. */
  take(): Promise<File | null>;
}

/** Dark blue on any theme: it goes on paper. */
const INK = '#14205a';

interface SignaturePanelProps {
  readonly handle: Ref<SignatureHandle>;
  readonly label: string;
  readonly onDrawn: () => void;
}

/** Where somebody signs with finger, pen or mouse; a stroke can be taken back, or all of them. */
export function SignaturePanel({ handle, label, onDrawn }: SignaturePanelProps) {
  const t = useTexts(formTexts);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const told = useRef(onDrawn);
  told.current = onDrawn;
  const [isEmpty, setEmpty] = useState(true);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const made = new SignaturePad(element, { penColor: INK, minWidth: 0.8, maxWidth: 2.6 });
    pad.current = made;
    // A canvas has pixels of its own: it follows its size on the screen, and what was drawn is drawn again.
    const resize = () => {
      const ratio = Math.max(window.devicePixelRatio, 1);
      const strokes = made.toData();
      element.width = element.offsetWidth * ratio;
      element.height = element.offsetHeight * ratio;
      element.getContext('2d')?.scale(ratio, ratio);
      made.clear();
      made.fromData(strokes);
    };
    resize();
    const observer = new ResizeObserver(resize);
    observer.observe(element);
    const onEnd = () => {
      setEmpty(false);
      told.current();
    };
    made.addEventListener('endStroke', onEnd);
    return () => {
      observer.disconnect();
      made.removeEventListener('endStroke', onEnd);
      made.off();
      pad.current = null;
    };
  }, []);

  useImperativeHandle(handle, () => ({
    take: async () => {
      const element = canvas.current;
      if (element === null || pad.current === null || pad.current.isEmpty()) return null;
      return cut(element, pad.current);
    },
  }));

  const undo = () => {
    const strokes = pad.current?.toData() ?? [];
    pad.current?.clear();
    pad.current?.fromData(strokes.slice(0, -1));
    setEmpty(strokes.length <= 1);
  };
  const clear = () => {
    pad.current?.clear();
    setEmpty(true);
  };
  return (
    <div>
      <canvas ref={canvas} className={styles.pad} role="img" aria-label={label} />
      <Group justify="space-between" gap="xs" mt={6}>
        <span className={styles.quiet}>{t('signDialog.hint')}</span>
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowBackUp size={14} />}
            disabled={isEmpty}
            onClick={undo}
          >
            {t('signDialog.undo')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconEraser size={14} />}
            disabled={isEmpty}
            onClick={clear}
          >
            {t('signDialog.clear')}
          </Button>
        </Group>
      </Group>
    </div>
  );
}

async function cut(element: HTMLCanvasElement, pad: SignaturePad): Promise<File | null> {
  const ratio = element.width / Math.max(1, element.offsetWidth);
  const strokes = pad.toData().map((stroke) => stroke.points);
  const box = drawnBox(strokes, { width: element.offsetWidth, height: element.offsetHeight });
  if (box === null) return null;
  const part = document.createElement('canvas');
  part.width = Math.round(box.width * ratio);
  part.height = Math.round(box.height * ratio);
  part
    .getContext('2d')
    ?.drawImage(
      element,
      box.x * ratio,
      box.y * ratio,
      box.width * ratio,
      box.height * ratio,
      0,
      0,
      part.width,
      part.height,
    );
  const blob = await new Promise<Blob | null>((resolve) => part.toBlob(resolve, 'image/png'));
  return blob === null ? null : new File([blob], 'firma.png', { type: 'image/png' });
}
