import { Table } from '@mantine/core';
import type { ImportError } from '#shared/imports/report.ts';
import { i18n } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './imports.module.css';
import { importRuleTexts } from './ruleTexts.ts';
import { importTexts } from './texts.ts';

/** The error in the present language; one whose rule this version of the screens does not know, as the service says it. */
export function errorSentence({ rule, values, message }: ImportError): string {
  if (rule === undefined || !Object.hasOwn(importRuleTexts.es, rule)) return message;
  return i18n.getFixedT(i18n.language, importRuleTexts.namespace)(rule, { ...values });
}

/** What is wrong: the file where there are several, line, column, and why. The service tells at most some hundreds. */
export function ImportErrors({ errors }: { readonly errors: readonly ImportError[] }) {
  const t = useTexts(importTexts);
  const hasFiles = errors.some(({ values }) => values?.file !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className={styles.errors} aria-label={t('errorsTitle')} tabIndex={0}>
      <Table verticalSpacing={4} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {hasFiles && <Table.Th>{t('errorColumn.file')}</Table.Th>}
            <Table.Th className={styles.line}>{t('errorColumn.line')}</Table.Th>
            <Table.Th>{t('errorColumn.column')}</Table.Th>
            <Table.Th>{t('errorColumn.message')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {errors.map((error) => (
            <Table.Tr key={`${error.line} ${error.column} ${error.message}`}>
              {hasFiles && <Table.Td className={styles.word}>{error.values?.file}</Table.Td>}
              <Table.Td className={styles.line}>{error.line}</Table.Td>
              <Table.Td>{error.column}</Table.Td>
              <Table.Td>{errorSentence(error)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
