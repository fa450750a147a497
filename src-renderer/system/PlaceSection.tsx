import { Button, CopyButton, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconStethoscope } from '@tabler/icons-react';
import { usePlaceNow } from '../rpc/placeNow.ts';
import { placeWords } from '../signs/placeTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PropertyList } from '../ui/PropertyList.tsx';
import styles from './system.module.css';

/** On the desktop: where this computer works, what to hand out while it serves others, and the ways from here. */
export function PlaceSection() {
  const t = useTexts(placeWords);
  const { now } = usePlaceNow();
  if (now === undefined) return null;
  const { place, isFixed, serving, dataDir, problem } = now;
  const path = (text: string) => <span className={styles.path}>{text}</span>;
  const address = place.mode === 'client' ? place.address : (serving?.url ?? null);
  const fingerprint = place.mode === 'client' ? place.fingerprint : (serving?.fingerprint ?? null);
  const folder = place.mode === 'sharedFile' ? place.folder : dataDir;
  return (
    <section className={styles.place} aria-labelledby="place">
      <h2 className={styles.cardTitle} id="place">
        {t('title')}
      </h2>
      <PropertyList
        items={[
          { label: t('place'), value: t(`mode.${place.mode}`) },
          { label: t('folder'), value: place.mode === 'client' ? null : path(folder) },
          {
            label: t('address'),
            value:
              address === null ? null : (
                <Group gap="sm">
                  {path(address)}
                  {serving !== null && (
                    <CopyButton value={address} timeout={2_000}>
                      {({ copied, copy }) => (
                        <Button size="compact-xs" variant="default" onClick={copy}>
                          {copied ? t('copied') : t('copyAddress')}
                        </Button>
                      )}
                    </CopyButton>
                  )}
                </Group>
              ),
          },
          { label: t('fingerprint'), value: fingerprint === null ? null : path(fingerprint) },
        ]}
      />
      {serving !== null && <p>{t('handOut')}</p>}
      {problem?.problem === 'portTaken' && (
        <p className={styles.wrong} role="alert">
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {t('portTaken')}
        </p>
      )}
      {isFixed && (
        <Text size="sm" c="dimmed">
          {t('fixed')}
        </Text>
      )}
      <Group gap="xs">
        {!isFixed && (
          <>
            <LinkButton to="/administracion/sistema/lugar" variant="default">
              {t('change')}
            </LinkButton>
            {place.mode === 'local' && (
              <LinkButton to="/administracion/sistema/lugar" search={{ to: 'serving' }} variant="default">
                {t('serve')}
              </LinkButton>
            )}
            {place.mode === 'serving' && (
              <>
                <LinkButton to="/administracion/sistema/lugar" search={{ to: 'serving' }} variant="default">
                  {t('changePort')}
                </LinkButton>
                <LinkButton to="/administracion/sistema/lugar" search={{ to: 'here' }} variant="default">
                  {t('stopServing')}
                </LinkButton>
              </>
            )}
          </>
        )}
        <LinkButton
          to="/administracion/sistema/carpeta"
          variant="default"
          leftSection={<IconStethoscope size={16} />}
        >
          {t('examine')}
        </LinkButton>
      </Group>
    </section>
  );
}
