import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import styles from './SplitPanes.module.css';
import { uiTexts } from './texts.ts';

interface Pane {
  readonly key: string;
  readonly label: string;
  readonly content: ReactNode;
  /** Pixels at first; the pane without a width takes what is left. */
  readonly width?: number;
  readonly minWidth?: number;
  readonly maxWidth?: number;
}

interface SplitPanesProps {
  /** Remembers the widths under this name. */
  readonly name: string;
  /** Null panes are left out. */
  readonly panes: readonly (Pane | null)[];
  /** On a telephone one pane at a time: this one. */
  readonly activePane: string;
}

/** Panes side by side with edges to drag or to move with the arrows. */
export function SplitPanes({ name, panes, activePane }: SplitPanesProps) {
  const t = useTexts(uiTexts);
  const storageKey = `sb.panes.${name}`;
  const [widths, setWidths] = useState<Record<string, number>>(() =>
    readWidths(localStorage.getItem(storageKey)),
  );
  const shown = panes.filter((pane) => pane !== null);
  const growing = shown.findIndex((pane) => pane.width === undefined);

  const widthOf = (pane: Pane) => widths[pane.key] ?? pane.width ?? 320;
  const resize = (pane: Pane, width: number) => {
    const bounded = Math.round(Math.max(pane.minWidth ?? 160, Math.min(pane.maxWidth ?? 720, width)));
    const next = { ...widths, [pane.key]: bounded };
    setWidths(next);
    localStorage.setItem(storageKey, JSON.stringify(next));
  };

  const separator = (pane: Pane, direction: 1 | -1) => (
    // biome-ignore lint/a11y/useSemanticElements: a draggable separator has no element of its own
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`${t('panes.resize')}: ${pane.label}`}
      aria-valuenow={widthOf(pane)}
      aria-valuemin={pane.minWidth ?? 160}
      aria-valuemax={pane.maxWidth ?? 720}
      tabIndex={0}
      className={styles.separator}
      onPointerDown={(event) => {
        const from = event.clientX;
        const start = widthOf(pane);
        const grip = event.currentTarget;
        grip.setPointerCapture(event.pointerId);
        grip.onpointermove = (moved) => resize(pane, start + (moved.clientX - from) * direction);
        grip.onpointerup = () => {
          grip.onpointermove = null;
        };
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') resize(pane, widthOf(pane) - 16 * direction);
        if (event.key === 'ArrowRight') resize(pane, widthOf(pane) + 16 * direction);
      }}
    />
  );

  return (
    <div className={styles.panes}>
      {shown.map((pane, index) => (
        <div
          key={pane.key}
          className={styles.slot}
          data-grows={pane.width === undefined}
          data-active={pane.key === activePane}
        >
          {index > growing && pane.width !== undefined && separator(pane, -1)}
          <section
            className={styles.pane}
            aria-label={pane.label}
            style={pane.width === undefined ? undefined : { '--pane-width': `${widthOf(pane)}px` }}
          >
            {pane.content}
          </section>
          {index < growing && separator(pane, 1)}
        </div>
      ))}
    </div>
  );
}

function readWidths(text: string | null): Record<string, number> {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    );
  } catch {
    return {};
  }
}
