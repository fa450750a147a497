import { SegmentedControl, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { CUSTODY_KINDS } from '#shared/custody/custody.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import { PeoplePicker } from '../../signs/PeoplePicker.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { custodyTexts } from '../texts.ts';
import styles from './Issue.module.css';
import { issueTexts } from './issueTexts.ts';
import type { Issue, Language } from './useIssue.ts';

const LANGUAGES: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'es', label: 'Español' },
  { value: 'en', label: 'English' },
  { value: 'pt', label: 'Português' },
];

/** What is done and by whom: first of all, since every asset is judged by it. */
export function PeopleFields({ issue }: { readonly issue: Issue }) {
  const t = useTexts(issueTexts);
  const word = useTexts(custodyTexts);
  const { kind } = issue;
  const isNarrow = useMediaQuery('(max-width: 36em)');
  return (
    <div className={styles.people}>
      <div className={styles.kind}>
        <span className={styles.label} id="custody-kind">
          {t('kindLabel')}
        </span>
        <SegmentedControl
          aria-labelledby="custody-kind"
          orientation={isNarrow === true ? 'vertical' : 'horizontal'}
          fullWidth={isNarrow === true}
          data={CUSTODY_KINDS.map((value) => ({ value, label: word(`kind.${value}`) }))}
          value={kind}
          onChange={(value) => issue.chooseKind(CUSTODY_KINDS.find((one) => one === value) ?? 'handOver')}
        />
      </div>
      <div className={styles.sides}>
        {kind !== 'handOver' && (
          <One
            label={t(kind === 'transfer' ? 'former' : kind === 'return' ? 'returns' : 'holder')}
            value={issue.holder}
            onChange={issue.chooseHolder}
          />
        )}
        {(kind === 'handOver' || kind === 'transfer') && (
          <One label={t('receiver')} value={issue.receiver} onChange={issue.chooseReceiver} />
        )}
        <One label={t('authoriser')} value={issue.authoriser} onChange={issue.setAuthoriser} isManager />
        <Select
          label={t('language')}
          placeholder={t('ofInstitution')}
          clearable
          data={[...LANGUAGES]}
          value={issue.language ?? null}
          onChange={(value) => issue.setLanguage(LANGUAGES.find((one) => one.value === value)?.value)}
        />
      </div>
      <p className={styles.quiet}>{t('authoriserHint')}</p>
    </div>
  );
}

interface OneProps {
  readonly label: string;
  readonly value: Ref | null;
  readonly onChange: (person: Ref | null) => void;
  readonly isManager?: boolean;
}

function One({ value, onChange, isManager = false, ...rest }: OneProps) {
  return (
    <PeoplePicker
      {...rest}
      most={1}
      {...(isManager ? { withRole: 'manager' as const } : {})}
      value={value === null ? [] : [value]}
      onChange={(people) => onChange(people.at(-1) ?? null)}
    />
  );
}
