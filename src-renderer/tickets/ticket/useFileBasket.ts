import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { MAX_CALL_BYTES } from '#shared/rpc/limits.ts';
import { defaultSettings } from '#shared/settings/contract.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { filesIn, sortOut } from '../../ui/files.ts';
import { uiTexts } from '../../ui/texts.ts';

const MOST = 20;

/** What the service takes at most; it says so itself where an administrator set less. */
const { maxBytes } = defaultSettings.attachments;

export interface FileBasket {
  readonly files: readonly File[];
  readonly problem: string | null;
  readonly isOver: boolean;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (file: File) => void;
  readonly empty: () => void;
  /** For the element that takes files by drag and by paste. */
  readonly zone: {
    readonly onPaste: (event: ClipboardEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Files that are about to be sent with a message: by picker, drag and paste. */
export function useFileBasket(): FileBasket {
  const t = useTexts(uiTexts);
  const formats = useFormats();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);

  const add = (added: readonly File[]) => {
    const { kept, tooLarge, isTooMany, isTooMuch } = sortOut(files, added, maxBytes, MOST);
    const [large] = tooLarge;
    if (large !== undefined) {
      setProblem(t('files.tooLarge', { name: large.name, max: formats.bytes(maxBytes) }));
    } else if (isTooMuch) setProblem(t('files.tooMuch', { max: formats.bytes(MAX_CALL_BYTES) }));
    else setProblem(isTooMany ? t('files.tooMany', { count: MOST }) : null);
    setFiles(kept);
  };

  return {
    files,
    problem,
    isOver,
    add,
    remove: (file) => setFiles((old) => old.filter((other) => other !== file)),
    empty: () => {
      setFiles([]);
      setProblem(null);
    },
    zone: {
      onPaste: (event) => {
        const pasted = filesIn(event.clipboardData);
        if (pasted.length === 0) return;
        event.preventDefault();
        add(pasted);
      },
      onDragOver: (event) => {
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: () => setIsOver(false),
      onDrop: (event) => {
        event.preventDefault();
        setIsOver(false);
        add([...event.dataTransfer.files]);
      },
    },
  };
}
