import { Group, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTexts } from '../texts/useTexts.ts';
import { uiTexts } from './texts.ts';

function Waiting() {
  const t = useTexts(uiTexts);
  return <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>;
}

/** Rows of a list that is on its way. */
export function SkeletonRows({
  rows = 12,
  height = 16,
}: {
  readonly rows?: number;
  readonly height?: number;
}) {
  return (
    <Stack gap={height / 2} p="sm">
      <Waiting />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey bars without identity
        <Skeleton key={row} height={height} width={`${96 - ((row * 37) % 28)}%`} />
      ))}
    </Stack>
  );
}

/** Cards of a page that is on its way. */
export function SkeletonCards({
  cards = 4,
  height = 88,
}: {
  readonly cards?: number;
  readonly height?: number;
}) {
  return (
    <Group gap="md" grow>
      <Waiting />
      {Array.from({ length: cards }, (_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey bars without identity
        <Skeleton key={card} height={height} miw={140} />
      ))}
    </Group>
  );
}

/** A form that is on its way. */
export function SkeletonForm({ fields = 5 }: { readonly fields?: number }) {
  return (
    <Stack gap="md" maw={520}>
      <Waiting />
      {Array.from({ length: fields }, (_, field) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey bars without identity
        <Stack key={field} gap={6}>
          <Skeleton height={12} width={120} />
          <Skeleton height={32} />
        </Stack>
      ))}
    </Stack>
  );
}
