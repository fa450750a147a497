import { Button, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { PlaceRefusal, ServerLook } from '#shared/place/place.ts';
import { placeDesk } from '../rpc/placeNow.ts';
import { useTexts } from '../texts/useTexts.ts';
import { PropertyList } from '../ui/PropertyList.tsx';
import { addressOf } from './address.ts';
import { chooserTexts } from './chooserTexts.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { FormButtons } from './FormButtons.tsx';
import type { PlaceFormProps } from './form.ts';
import { Looking } from './Looking.tsx';
import { moveTo, toRefusal } from './move.ts';
import { Note, RefusalNote } from './Note.tsx';
import { OutboxNote } from './OutboxNote.tsx';
import styles from './place.module.css';
import { useLook } from './useLook.ts';

const nothing = toRefusal('');

/** Somebody else's server: found by its address, and entered once its certificate was compared. */
export function ServerForm({ now, onBack }: PlaceFormProps) {
  const t = useTexts(chooserTexts);
  const [typed, setTyped] = useState(now.place.mode === 'client' ? now.place.address : '');
  const [isWrong, setWrong] = useState(false);
  const server = useLook(async (address: string): Promise<ServerLook> => {
    return (await placeDesk()?.lookAtServer(address)) ?? nothing;
  });

  const look = async (event: FormEvent) => {
    event.preventDefault();
    const address = addressOf(typed);
    setWrong(address === null);
    if (address === null) return server.forget();
    setTyped(address);
    await server.look(address);
  };
  return (
    <Stack gap="md">
      <form onSubmit={(event) => void look(event)} noValidate>
        <Stack gap="md">
          <div className={styles.pick}>
            <TextInput
              label={t('server.address')}
              description={t('server.addressHint')}
              placeholder={t('server.addressExample')}
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
              autoComplete="off"
              maxLength={300}
              value={typed}
              aria-describedby={isWrong ? 'server-address-wrong' : undefined}
              error={isWrong}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setWrong(false);
                server.forget();
              }}
            />
            <Button type="submit" variant={server.found === null ? 'filled' : 'default'}>
              {t('server.look')}
            </Button>
          </div>
          {isWrong && (
            <Text size="xs" c="var(--mantine-color-error)" id="server-address-wrong" role="alert">
              {t('server.addressWrong')}
            </Text>
          )}
        </Stack>
      </form>
      {server.isLooking && <Looking>{t('server.looking')}</Looking>}
      <RefusalNote refusal={server.refusal} />
      {server.found === null ? (
        <FormButtons onBack={onBack} />
      ) : (
        <Found key={server.found.address} look={server.found} now={now} onBack={onBack} />
      )}
    </Stack>
  );
}

interface FoundProps extends Pick<PlaceFormProps, 'now' | 'onBack'> {
  readonly look: Exclude<ServerLook, PlaceRefusal>;
}

function Found({ look, now, onBack }: FoundProps) {
  const t = useTexts(chooserTexts);
  const [isStopped, setStopped] = useState(false);
  const [refusal, setRefusal] = useState<PlaceRefusal | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { address, institution, version, ownVersion, fingerprint, isTrusted, needsSetup } = look;
  const mustCompare = fingerprint !== null && !isTrusted;
  const connect = async () => {
    const place = { mode: 'client', address, fingerprint: isTrusted ? null : fingerprint } as const;
    setRefusal(await moveTo({ place, bring: false }, now));
  };
  return (
    <>
      <section className={styles.panel}>
        <h3 className={`${styles.panelTitle} ${styles.title}`} tabIndex={-1} ref={title}>
          {t('server.found')}
        </h3>
        <PropertyList
          items={[
            { label: t('server.institution'), value: institution ?? t('server.unnamed') },
            {
              label: t('server.version'),
              value:
                version === ownVersion ? version : t('server.otherVersion', { version, own: ownVersion }),
            },
          ]}
        />
        {version !== ownVersion && (
          <Text size="xs" c="dimmed">
            {t('server.versionHint')}
          </Text>
        )}
        {needsSetup && <Text size="sm">{t('server.needsSetup')}</Text>}
        {mustCompare ? (
          <>
            <Fingerprint label={t('server.fingerprint')} fingerprint={fingerprint} />
            <Text size="sm">{t('server.compare')}</Text>
          </>
        ) : (
          <Note tone="success">{t(fingerprint === null ? 'server.loopback' : 'server.trusted')}</Note>
        )}
      </section>
      <OutboxNote />
      {isStopped && (
        <Note tone="danger" role="alert">
          {t('server.stopped')}
        </Note>
      )}
      <RefusalNote refusal={refusal} />
      <FormButtons onBack={onBack}>
        {!isStopped && mustCompare && (
          <Button variant="default" onClick={() => setStopped(true)}>
            {t('server.differs')}
          </Button>
        )}
        {!isStopped && (
          <Button onClick={() => void connect()}>
            {t(mustCompare ? 'server.matches' : 'server.connect')}
          </Button>
        )}
      </FormButtons>
    </>
  );
}
