import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ALERT_KINDS, type AlertSettings } from '#shared/alerts/kinds.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { useCommand } from '../../rpc/useCommand.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { RecordFrame } from '../../ui/RecordFrame.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useRecordForm } from '../../ui/useRecordForm.ts';
import { alertTexts } from '../texts.ts';
import { KindFields } from './KindFields.tsx';
import styles from './thresholds.module.css';
import { thresholdTexts } from './thresholdTexts.ts';
import { isWithin, NUMBERS, storedOf, type Values, valuesOf } from './values.ts';

/** From when each kind of alert is raised, who is told and how; the administrator sets it, others read it. */
export function ThresholdsScreen() {
  const t = useTexts(thresholdTexts);
  const query = useQuery(orpc.settings.get.queryOptions({ input: {} }));
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      width="reading"
      actions={
        <LinkButton
          to="/indicadores/alertas"
          size="xs"
          variant="default"
          leftSection={<IconArrowLeft size={16} />}
        >
          {t('back')}
        </LinkButton>
      }
    >
      <Loaded query={query} skeleton={<SkeletonForm fields={8} />}>
        {({ settings, versions }) => (
          <ThresholdsForm stored={settings.alerts} version={versions.alerts ?? 0} />
        )}
      </Loaded>
    </Page>
  );
}

interface ThresholdsFormProps {
  readonly stored: AlertSettings;
  readonly version: number;
}

function ThresholdsForm({ stored, version }: ThresholdsFormProps) {
  const rpc = useTexts(rpcTexts);
  const describe = useDescription();
  const save = useCommand(client.settings.save, { changes: ['setting'], errors: 'inline' });
  const present = { id: 1, version, stored };
  const record = useRecordForm({
    record: present,
    valuesOf: (from: typeof present | null) => valuesOf((from ?? present).stored),
    validate: (values: Values) =>
      Object.fromEntries(
        ALERT_KINDS.flatMap((kind) =>
          NUMBERS[kind]
            .filter((field) => !isWithin(values[kind].numbers[field.name], field))
            .map(({ name, min, max }) => [`${kind}.numbers.${name}`, rpc('field.number', { min, max })]),
        ),
      ),
    command: save,
    inputOf: (values, seen) => ({
      settings: { alerts: storedOf(values) },
      versions: { alerts: seen?.version ?? 0 },
    }),
    storedOf: (output) => ({
      id: 1,
      version: output.versions.alerts ?? 0,
      stored: output.settings.alerts,
    }),
  });
  return (
    <RecordFrame record={record} mayEdit={useAllows('settings.manage')} describe={describe}>
      <div className={styles.kinds}>
        {ALERT_KINDS.map((kind) => (
          <KindFields key={kind} kind={kind} form={record.form} />
        ))}
      </div>
    </RecordFrame>
  );
}

/** The form in words: for those who may only read it, and to compare with what somebody else saved. */
function useDescription() {
  const t = useTexts(thresholdTexts);
  const names = useTexts(alertTexts);
  const ui = useTexts(uiTexts);
  const formats = useFormats();
  return (values: Values) =>
    ALERT_KINDS.map((kind) => {
      const { isOn, severity, tells, inApp, native, email, numbers, isPredicted, measures } = values[kind];
      const ways = [
        inApp ? t('way.inApp') : '',
        inApp && native ? t('way.native') : '',
        email ? t('way.email') : '',
      ];
      const told = tells.map((one) => t(`tellsWhom.${one}`));
      const parts = [
        names(`severity.${severity}`),
        ...NUMBERS[kind].map(({ name }) => `${t(`number.${name}`)}: ${numbers[name] ?? ''}`),
        ...(kind === 'atRisk' ? [`${t('isPredicted')}: ${ui(isPredicted ? 'yes' : 'no')}`] : []),
        ...(kind === 'deviation' ? [formats.list(measures.map((one) => t(`measure.${one}`)))] : []),
        ...(tells.length === 0
          ? [t('nobodyTold')]
          : [formats.list(told), formats.list(ways.filter((way) => way !== ''))]),
      ];
      return { label: names(`kind.${kind}`), value: isOn ? parts.join(' · ') : t('off') };
    });
}
