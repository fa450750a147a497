import { ActionIcon, Anchor, Input, TextInput } from '@mantine/core';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { type AssetStatus, STATUS_KINDS } from '#shared/assets/asset.ts';
import { AssetStatusBadge } from '../signs/AssetStatusBadge.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { inventorySettingsTexts } from './inventoryTexts.ts';
import styles from './settings.module.css';
import { madeFirst, type StatusProblem, withStatus } from './statusList.ts';

interface StatusesEditorProps {
  readonly statuses: readonly AssetStatus[];
  readonly onChange: (statuses: readonly AssetStatus[]) => void;
  readonly problems: ReadonlyMap<string, StatusProblem>;
}

/** Labels of statuses, by what they mean; each meaning keeps at least one. */
export function StatusesEditor({ statuses, onChange, problems }: StatusesEditorProps) {
  const t = useTexts(inventorySettingsTexts);
  return (
    <Input.Wrapper label={t('statuses')} description={t('statusesHint')} labelElement="div">
      <div className={styles.kinds}>
        {STATUS_KINDS.map((kind) => {
          const ofKind = statuses.filter((status) => status.kind === kind);
          return (
            <section key={kind} className={styles.kind} aria-label={t(`kind.${kind}`)}>
              <span className={styles.kindName}>
                <AssetStatusBadge status={{ key: kind, kind, label: t(`kind.${kind}`) }} variant="plain" />
              </span>
              {ofKind.map((status, index) => {
                const problem = problems.get(status.key);
                const name = status.label || t('statusName');
                return (
                  <div key={status.key} className={styles.status}>
                    <TextInput
                      className={styles.statusLabel}
                      aria-label={`${t('statusName')}: ${t(`kind.${kind}`)}`}
                      maxLength={40}
                      value={status.label}
                      error={problem === undefined ? undefined : t(`problem.${problem}`)}
                      onChange={(event) => {
                        const label = event.currentTarget.value;
                        onChange(statuses.map((one) => (one === status ? { ...one, label } : one)));
                      }}
                    />
                    {ofKind.length > 1 && (
                      <>
                        <ActionIcon
                          aria-label={t('up', { name })}
                          disabled={index === 0}
                          onClick={() => onChange(madeFirst(statuses, status.key))}
                        >
                          <IconArrowUp size={16} />
                        </ActionIcon>
                        <ActionIcon
                          aria-label={t('remove', { name })}
                          onClick={() => onChange(statuses.filter((one) => one !== status))}
                        >
                          <IconX size={16} />
                        </ActionIcon>
                      </>
                    )}
                  </div>
                );
              })}
              <Anchor
                component="button"
                type="button"
                size="xs"
                onClick={() => onChange(withStatus(statuses, kind))}
              >
                {t('add')}
              </Anchor>
            </section>
          );
        })}
      </div>
    </Input.Wrapper>
  );
}
