import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import { recordTexts } from './recordTexts.ts';

interface SearchFieldProps {
  /** What the address says. */
  readonly value: string;
  /** Called a moment after the last key; the address is to be replaced, not pushed. */
  readonly onSearch: (text: string) => void;
  readonly label: string;
  /** In a filter bar. */
  readonly width?: string;
  /** Enter: the text as it stands, before the address knows it. A barcode reader ends with it. */
  readonly onEnter?: (text: string) => void;
  readonly icon?: ReactNode;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

/** A search whose text lives in the address; typing never waits for the address to follow. */
export function SearchField(props: SearchFieldProps) {
  const { value, onSearch, label, width = '16.25rem', onEnter } = props;
  const t = useTexts(recordTexts);
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    onSearch(next);
  }, 200);
  // Back, forward and links change the address: what we sent ourselves is not news.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  const change = (next: string) => {
    setText(next);
    send(next.trim());
  };
  return (
    <TextInput
      ref={props.inputRef}
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      // Whoever goes on to press something must not be fetched back by a search that comes late.
      onBlur={() => send.flush()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || onEnter === undefined) return;
        send.flush();
        onEnter(text.trim());
      }}
      leftSection={props.icon ?? <IconSearch size={16} stroke={1.75} aria-hidden />}
      rightSection={
        text !== '' && <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => change('')} />
      }
      style={{ '--filter-width': width }}
    />
  );
}
