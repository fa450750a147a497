import { VisuallyHidden } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { listOfFigure } from '#shared/reports/listOf.ts';
import type { ReportValue } from '#shared/reports/reportData.ts';
import { addressOf } from './listAddress.ts';
import styles from './ReportView.module.css';
import type { Reading } from './reading.ts';

interface FigureLinkProps {
  readonly reading: Reading;
  readonly place: { readonly section: number; readonly row: number; readonly column: number };
  readonly value: ReportValue;
  /** Of what the figure is: said before it to whoever only hears it. */
  readonly name: string;
  readonly children: ReactNode;
}

/**
 * A figure that opens the list of what it counts; the figure alone where it counts nothing that could be listed. A plain
 * anchor with the router's address: a cross table has thousands, each of which a link of the router would watch over.
 */
export function FigureLink({ reading, place, value, name, children }: FigureLinkProps) {
  const router = useRouter();
  const { lists, data, words, formats } = reading;
  const opened = lists === null ? null : listOfFigure(lists, lists.sections[place.section], place, value);
  if (opened === null) return children;
  const { to, search } = addressOf(opened.list, data);
  const open = (event: MouseEvent) => {
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!isPlain) return;
    event.preventDefault();
    void router.navigate({ to, search });
  };
  const { count } = opened;
  return (
    <a
      href={router.history.createHref(`${to}${router.options.stringifySearch(search)}`)}
      className={styles.link}
      onClick={open}
      // A mean is one of so many: what the list will say.
      title={
        count === null || count === value ? undefined : words.recordsBehind(formats.value('number', count))
      }
    >
      <VisuallyHidden>{name}: </VisuallyHidden>
      {children}
      <VisuallyHidden>, {words.opensList}</VisuallyHidden>
    </a>
  );
}
