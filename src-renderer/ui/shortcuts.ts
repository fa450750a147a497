import { useEffect, useMemo, useRef } from 'react';
import { create } from 'zustand';
import { usePreferences } from './preferences.ts';

/** A key or a sequence of two (`g s`); `mod+k` is Ctrl, or Command on a Mac. */
export interface Shortcut {
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

export interface ShortcutGroup {
  readonly name: string;
  readonly shortcuts: readonly Shortcut[];
}

/** What the help overlay lists: the groups of whatever is on screen. */
export const useShortcutGroups = create<{ groups: readonly ShortcutGroup[] }>(() => ({ groups: [] }));

/** Offers shortcuts while the component is on screen; the newest group wins. Pass a stable list (useMemo). */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const group = { name, shortcuts };
    useShortcutGroups.setState((old) => ({ groups: [group, ...old.groups] }));
    return () =>
      useShortcutGroups.setState((old) => ({ groups: old.groups.filter((other) => other !== group) }));
  }, [name, shortcuts]);
}

/**
 * `n` makes a new one of what the page lists; nothing for whoever may not. The key stays registered while the page
 * renders again, and what it does is always about the present one.
 */
export function useCreateKey(name: string, label: string, create: (() => void) | null): void {
  const latest = useRef(create);
  latest.current = create;
  const mayCreate = create !== null;
  useShortcuts(
    name,
    useMemo(
      () => (mayCreate ? [{ keys: 'n', label, run: () => latest.current?.() }] : []),
      [mayCreate, label],
    ),
  );
}

const PAUSE = 1_200;

/** Listens for the whole window, once; returns the way to stop. */
export function listenForShortcuts(target: Window): () => void {
  let before = '';
  let at = 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const pressed = nameOf(event);
    if (pressed === null || event.defaultPrevented) return;
    const isPlain = !pressed.startsWith('mod+');
    // Letters alone can be switched off (WCAG 2.1.4); chords with Ctrl stay.
    if (isPlain && (isTyping(event.target) || !usePreferences.getState().hasShortcuts)) return;
    const sequence = event.timeStamp - at < PAUSE && before !== '' ? `${before} ${pressed}` : pressed;
    before = pressed;
    at = event.timeStamp;
    const all = useShortcutGroups.getState().groups.flatMap((group) => group.shortcuts);
    const found = all.find((one) => one.keys === sequence) ?? all.find((one) => one.keys === pressed);
    if (found === undefined) return;
    event.preventDefault();
    before = '';
    found.run();
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** `k`, `?`, `mod+k`, `mod+enter`; null for what is none of our business. */
export function nameOf(event: KeyPress): string | null {
  if (event.altKey || ['Control', 'Shift', 'Meta', 'Alt', 'Dead', 'Unidentified'].includes(event.key))
    return null;
  const key = event.key.toLowerCase();
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('[role="dialog"]') !== null
  );
}
