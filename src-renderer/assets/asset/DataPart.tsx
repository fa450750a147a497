import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Asset } from '#shared/assets/fields.ts';
import { useAllows } from '../../rpc/session.ts';
import { AssetStatusBadge } from '../../signs/AssetStatusBadge.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PropertyList } from '../../ui/PropertyList.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './AssetScreen.module.css';
import { agentTexts } from './agentTexts.ts';
import { Depreciation } from './Depreciation.tsx';
import { assetTexts } from './texts.ts';
import { useCustomText } from './useCustomText.ts';

/** What is known of it besides the property column: own fields, depreciation, parts, notes, the agent's word. */
export function DataPart({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetTexts);
  const customText = useCustomText();
  const own = asset.fields.map((field) => ({
    label: field.label,
    value: customText(field, asset.custom[field.key]),
  }));
  const isEmpty = own.every(({ value }) => value === null);
  return (
    <div className={styles.sections}>
      <Section title={t('group.own')}>
        {isEmpty ? (
          <p className={styles.quiet}>{t(own.length === 0 ? 'noOwn' : 'noOwnYet')}</p>
        ) : (
          <div className={styles.own}>
            <PropertyList items={own} />
          </div>
        )}
      </Section>
      {asset.notes !== null && (
        <Section title={t('group.notes')}>
          <p className={styles.notes}>{asset.notes}</p>
        </Section>
      )}
      <Section title={t('depreciation.title')}>
        <Depreciation asset={asset} />
      </Section>
      <Section title={t('group.parts')}>
        <Parts asset={asset} />
      </Section>
      {asset.details !== null && (
        <Section title={t('group.agent')}>
          <Agent details={asset.details} />
        </Section>
      )}
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.sectionTitle}>{title}</h2>
      {children}
    </section>
  );
}

function Parts({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetTexts);
  const mayManage = useAllows('assets.manage') && asset.retiredAt === null;
  return (
    <>
      {asset.parts.length === 0 && <p className={styles.quiet}>{t('parts.none')}</p>}
      <ul className={styles.rows}>
        {asset.parts.map((part) => (
          <li key={part.id}>
            <Link to="/inventario/equipo/$id" params={{ id: String(part.id) }} className={styles.row}>
              <span className={styles.folio}>{part.inventoryNumber}</span>
              <span className={styles.rowTitle}>{part.name}</span>
              <AssetStatusBadge status={part.status} variant="plain" />
              <IconChevronRight size={16} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
      {mayManage && (
        <LinkButton
          mt="xs"
          size="xs"
          variant="default"
          to="/inventario/nuevo"
          search={{ parentId: asset.id }}
          data-print="no"
        >
          {t('parts.add')}
        </LinkButton>
      )}
    </>
  );
}

type AgentKey = keyof (typeof agentTexts)['es'];
const isAgentKey = (key: string): key is AgentKey => Object.hasOwn(agentTexts.es, key);

function Agent({ details }: { readonly details: NonNullable<Asset['details']> }) {
  const t = useTexts(assetTexts);
  const tAgent = useTexts(agentTexts);
  const formats = useFormats();
  const now = useNow();
  return (
    <>
      <p className={styles.quiet}>
        {t('agentAt', { source: details.source, when: formats.relative(details.at, now) })}
      </p>
      <div className={styles.agent}>
        {details.groups.map((group) => (
          <div key={group.key}>
            <h3 className={styles.heading}>{isAgentKey(group.key) ? tAgent(group.key) : group.key}</h3>
            <dl className={styles.agentList}>
              {group.items.map((item, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two disks may say the same of themselves
                <div key={`${item.label}:${index}`}>
                  <dt>{item.label}</dt>
                  <dd>{item.value}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </>
  );
}
