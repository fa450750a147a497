import { useMemo } from 'react';
import type { ImportError } from '#shared/imports/contract.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { DataList } from '../ui/DataList.tsx';
import styles from './imports.module.css';
import { importTexts } from './texts.ts';

interface NumberedError extends ImportError {
  readonly key: number;
}

/** What is wrong in the file: line, column, and why. */
export function ImportErrors({ errors }: { readonly errors: readonly ImportError[] }) {
  const t = useTexts(importTexts);
  const items = useMemo(() => errors.map((error, key): NumberedError => ({ ...error, key })), [errors]);
  const columns = useMemo(
    (): Column<NumberedError>[] => [
      {
        key: 'line',
        header: t('column.line'),
        width: 70,
        align: 'end',
        isFixed: true,
        render: (error) => error.line,
      },
      {
        key: 'column',
        header: t('column.column'),
        width: 160,
        isFixed: true,
        render: (error) => error.column ?? '',
      },
      {
        key: 'message',
        header: t('column.message'),
        width: 400,
        grow: true,
        isFixed: true,
        render: (error) => <span title={error.message}>{error.message}</span>,
      },
    ],
    [t],
  );
  return (
    <div className={styles.errors} style={{ '--rows': Math.min(10, items.length) }}>
      <DataList
        name="import-errors"
        label={t('errorsTitle')}
        items={items}
        columns={columns}
        keyOf={(error) => error.key}
        cardHeight={64}
        renderCard={(error) => (
          <>
            <div className={styles.place}>
              {[t('lineNumber', { line: error.line }), error.column]
                .filter((part) => part !== null)
                .join(' · ')}
            </div>
            <div>{error.message}</div>
          </>
        )}
        empty={null}
      />
    </div>
  );
}
