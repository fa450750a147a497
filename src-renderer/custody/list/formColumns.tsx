import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { FormRow } from '#shared/custody/fields.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Column } from '../../ui/columns.ts';
import { FormStateBadge } from '../FormStateBadge.tsx';
import { custodyTexts } from '../texts.ts';
import styles from './FormList.module.css';

/** “Laptop Latitude y 3 más”: what a form is about in one line. */
export function useAbout(): (row: Pick<FormRow, 'first' | 'items'>) => string {
  const t = useTexts(custodyTexts);
  return ({ first, items }) => {
    if (first === null) return '';
    return items > 1 ? t('firstAndMore', { name: first.name, count: items - 1 }) : first.name;
  };
}

/** The columns of the list of forms. */
export function useFormColumns(): readonly Column<FormRow>[] {
  const t = useTexts(custodyTexts);
  const formats = useFormats();
  const about = useAbout();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `about` follows from `t`
  return useMemo(() => {
    const columns: Column<FormRow>[] = [
      {
        key: 'folio',
        header: t('column.folio'),
        width: 152,
        minWidth: 148,
        isFixed: true,
        render: (row) => (
          <Link
            to="/inventario/resguardos/$folio"
            params={{ folio: row.folio }}
            className={styles.folio}
            tabIndex={-1}
          >
            {row.folio}
          </Link>
        ),
        text: (row) => row.folio,
      },
      {
        key: 'person',
        header: t('column.person'),
        width: 220,
        minWidth: 140,
        isFixed: true,
        render: (row) => row.person.name,
        text: (row) => row.person.name,
      },
      {
        key: 'items',
        header: t('column.items'),
        width: 280,
        minWidth: 140,
        grow: true,
        render: about,
        text: about,
      },
      {
        key: 'state',
        header: t('column.state'),
        width: 132,
        minWidth: 122,
        render: (row) => <FormStateBadge state={row.state} variant="plain" />,
        text: (row) => t(`state.${row.state}`),
      },
      {
        key: 'kind',
        header: t('column.kind'),
        width: 124,
        yields: 3,
        render: (row) => t(`kind.${row.kind}`),
        text: (row) => t(`kind.${row.kind}`),
      },
      {
        key: 'issued',
        header: t('column.issued'),
        width: 116,
        yields: 2,
        render: (row) => formats.date(row.issuedAt),
        text: (row) => formats.date(row.issuedAt),
      },
      {
        key: 'authoriser',
        header: t('column.authoriser'),
        width: 180,
        yields: 1,
        render: (row) => <span className={styles.quiet}>{row.authoriser?.name}</span>,
        text: (row) => row.authoriser?.name ?? '',
      },
    ];
    return columns;
  }, [t, formats]);
}
