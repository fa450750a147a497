import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { PlaceNow, PlaceRefusal, ServerLook } from '#shared/place/place.ts';
import { placeDesk } from '../rpc/placeNow.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { moveTo, toRefusal } from './move.ts';
import { Note, RefusalNote } from './Note.tsx';
import styles from './place.module.css';
import { placeTexts } from './texts.ts';
import { useLook } from './useLook.ts';

const nothing = toRefusal('');

/**
 * The server shows another certificate than the accepted one: renewed, or somebody in between. Both are shown, what
 * differs is marked, and accepting it takes a second, deliberate step.
 */
export function CertificateWarning({ trouble }: { readonly trouble: PlaceNow }) {
  const t = useTexts(placeTexts);
  const [hasAsked, setAsked] = useState(false);
  const [refusal, setRefusal] = useState<PlaceRefusal | null>(null);
  const { place, isFixed } = trouble;
  const address = place.mode === 'client' ? place.address : null;
  const accepted = place.mode === 'client' ? place.fingerprint : null;
  const server = useLook(async (asked: string): Promise<ServerLook> => {
    return (await placeDesk()?.lookAtServer(asked)) ?? nothing;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address
  useEffect(() => {
    if (address !== null) void server.look(address);
  }, [address]);
  const presented = server.found?.fingerprint ?? null;
  const isTrusted = server.found?.isTrusted === true;

  const accept = async () => {
    if (address === null) return;
    const next = { mode: 'client', address, fingerprint: isTrusted ? null : presented } as const;
    setRefusal(await moveTo({ place: next, bring: false }, trouble));
  };
  return (
    <Stack gap="md">
      <Note tone="danger" role="alert">
        {t('certificate.warning')}
      </Note>
      {accepted !== null && <Fingerprint label={t('certificate.accepted')} fingerprint={accepted} />}
      {presented === null ? (
        !server.isLooking && (
          <Text size="sm">
            {t('certificate.presented')}: {t('certificate.unknown')}
          </Text>
        )
      ) : (
        <Fingerprint label={t('certificate.presented')} fingerprint={presented} against={accepted} />
      )}
      {presented !== null && !isFixed && (
        <Stack gap="sm" align="flex-start">
          <Checkbox
            label={t('certificate.asked')}
            checked={hasAsked}
            onChange={(event) => setAsked(event.currentTarget.checked)}
          />
          {hasAsked && (
            <Button className={styles.danger} onClick={() => void accept()}>
              {t('certificate.accept')}
            </Button>
          )}
        </Stack>
      )}
      <RefusalNote refusal={refusal} />
    </Stack>
  );
}
