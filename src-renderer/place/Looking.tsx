import { Group, Loader, Text } from '@mantine/core';

/** What is being looked at, while it lasts. */
export function Looking({ children }: { readonly children: string }) {
  return (
    <Group gap="sm" role="status" wrap="nowrap">
      <Loader size="xs" aria-hidden />
      <Text size="sm" c="dimmed">
        {children}
      </Text>
    </Group>
  );
}
