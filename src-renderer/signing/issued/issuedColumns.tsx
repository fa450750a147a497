import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { IssuedRow } from '#shared/signing/issued.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Column } from '../../ui/columns.ts';
import { IssueStateBadge } from '../IssueStateBadge.tsx';
import { signingTexts } from '../texts.ts';
import styles from './Issued.module.css';
import { issuedTexts } from './issuedTexts.ts';

/** The columns of the list of issued reports. */
export function useIssuedColumns(): readonly Column<IssuedRow>[] {
  const t = useTexts(issuedTexts);
  const word = useTexts(signingTexts);
  const formats = useFormats();
  return useMemo(() => {
    const signatures = ({ signed, signers }: IssuedRow) =>
      signers === 0 ? '' : t('signatures', { signed, signers });
    const columns: Column<IssuedRow>[] = [
      {
        key: 'folio',
        header: t('column.folio'),
        width: 160,
        minWidth: 152,
        isFixed: true,
        render: (row) => (
          <Link
            to="/informes/emitidos/$folio"
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
        key: 'title',
        header: t('column.title'),
        width: 320,
        minWidth: 160,
        grow: true,
        isFixed: true,
        render: (row) => row.title,
        text: (row) => row.title,
      },
      {
        key: 'state',
        header: t('column.state'),
        width: 132,
        minWidth: 122,
        render: (row) => <IssueStateBadge state={row.state} variant="plain" />,
        text: (row) => word(`state.${row.state}`),
      },
      {
        key: 'signatures',
        header: t('column.signatures'),
        width: 96,
        yields: 3,
        render: signatures,
        text: signatures,
      },
      {
        key: 'issued',
        header: t('column.issued'),
        width: 150,
        yields: 2,
        render: (row) => formats.dateTime(row.issuedAt),
        text: (row) => formats.dateTime(row.issuedAt),
      },
      {
        key: 'by',
        header: t('column.by'),
        width: 180,
        yields: 1,
        render: (row) => <span className={styles.quiet}>{row.issuedBy?.name}</span>,
        text: (row) => row.issuedBy?.name ?? '',
      },
    ];
    return columns;
  }, [t, word, formats]);
}
