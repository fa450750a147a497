import { useCallback } from 'react';
import { client } from '../rpc/client.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import { type Column, type ExportedColumn, readChoice, visibleColumns } from './columns.ts';
import { exportedRows } from './exportedRows.ts';
import { exportTexts } from './exportTexts.ts';
import { saveFile } from './saveFile.ts';

type ExportInput = Parameters<typeof client.exports.list>[0];
export type ExportFormat = ExportInput['format'];

export interface ExportedList<T> {
  /** Which list, by its name in the contract of exports. */
  readonly list: ExportInput['list'];
  /** The filter and order with which the screen asks for its rows; what is undefined is left out. */
  readonly filter: Readonly<Record<string, unknown>>;
  /** The `name` of its DataList: only the columns that are shown there are exported. */
  readonly name: string;
  /** Those with a `text`; their keys are the columns of the export. */
  readonly columns: readonly Column<T>[];
  /** Name of the file and of the sheet. */
  readonly title: string;
}

export interface ShownRows<T> {
  /** The `name` of its DataList: only the columns that are shown there are exported. */
  readonly name: string;
  readonly columns: readonly ExportedColumn<T>[];
  /** Every row of the list, as filtered and in the order in which they stand on the screen. */
  readonly items: readonly T[];
  /** Name of the file and of the sheet. */
  readonly title: string;
}

export interface Export {
  readonly run: (format: ExportFormat) => Promise<void>;
  readonly isRunning: boolean;
}

/** Exports a list as it is shown and hands the file over. */
export function useExport<T>(list: ExportedList<T>): Export {
  const t = useTexts(exportTexts);
  const command = useCommand(client.exports.list, { changes: [] });
  const { run: send } = command;
  const run = useCallback(
    async (format: ExportFormat) => {
      const columns = shownColumns(list.name, list.columns)
        .filter((column) => column.text !== undefined)
        .map(({ key, header }) => ({ key, header }));
      const filter = Object.fromEntries(
        Object.entries(list.filter).filter(([, value]) => value !== undefined),
      );
      const { list: name, title } = list;
      const outcome = await send({ list: name, filter, columns, format, language: currentLanguage(), title });
      if (outcome.ok && (await saveFile(outcome.value))) showDone(t('done', { name: outcome.value.name }));
    },
    [list, send, t],
  );
  return { run, isRunning: command.isRunning };
}

/** Exports a list that is wholly on this side: what is shown is sent, and comes back as a file. */
export function useRowsExport<T>(list: ShownRows<T>): Export {
  const t = useTexts(exportTexts);
  const command = useCommand(client.exports.rows, { changes: [] });
  const { run: send } = command;
  const run = useCallback(
    async (format: ExportFormat) => {
      const { name, title } = list;
      const made = exportedRows(shownColumns(name, list.columns), list.items);
      const outcome = await send({ ...made, name, format, language: currentLanguage(), title });
      if (outcome.ok && (await saveFile(outcome.value))) showDone(t('done', { name: outcome.value.name }));
    },
    [list, send, t],
  );
  return { run, isRunning: command.isRunning };
}

function shownColumns<C extends Pick<Column<never>, 'key' | 'isFixed' | 'isExtra'>>(
  name: string,
  columns: readonly C[],
): C[] {
  return visibleColumns(columns, readChoice(localStorage.getItem(`sb.columns.${name}`)));
}
