import { Table } from '@mantine/core';
import type { ImportError } from '#shared/imports/contract.ts';
import { i18n } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './imports.module.css';
import { importTexts } from './texts.ts';

/** The error in the present language; one whose rule this version of the screens does not know, as the service says it. */
function sentence({ rule, values, message }: ImportError): string {
  if (rule === undefined || !Object.hasOwn(importTexts.es.rule, rule)) return message;
  return i18n.getFixedT(i18n.language, importTexts.namespace)(`rule.${rule}`, { ...values });
}

/** What is wrong in the file: line, column, and why. The service tells at most some hundreds. */
export function ImportErrors({ errors }: { readonly errors: readonly ImportError[] }) {
  const t = useTexts(importTexts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className={styles.errors} aria-label={t('errorsTitle')} tabIndex={0}>
      <Table verticalSpacing={4} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={styles.line}>{t('column.line')}</Table.Th>
            <Table.Th>{t('column.column')}</Table.Th>
            <Table.Th>{t('column.message')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {errors.map((error) => (
            <Table.Tr key={`${error.line} ${error.column} ${error.message}`}>
              <Table.Td className={styles.line}>{error.line}</Table.Td>
              <Table.Td>{error.column}</Table.Td>
              <Table.Td>{sentence(error)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
