import { Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AssignmentExplanation } from '#shared/assignment/choose.ts';
import type { Ticket } from '#shared/tickets/fields.ts';
import { type client, orpc } from '../../rpc/client.ts';
import { LoadBar } from '../../signs/LoadBar.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { actionTexts } from '../actions/texts.ts';
import { whyTexts } from './whyTexts.ts';

type Assignment = Awaited<ReturnType<typeof client.assignment.explain>>['items'][number];

interface WhyDialogProps {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

/** Why it went to whom, or why nobody has it yet, in plain words and with everybody who was considered. */
export function WhyDialog({ ticket, onClose }: WhyDialogProps) {
  const t = useTexts(whyTexts);
  const ui = useTexts(uiTexts);
  const explained = useQuery(orpc.assignment.explain.queryOptions({ input: { id: ticket.id } }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(ticket.assignee === null ? 'titleWaiting' : 'title')}
      size="xl"
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Loaded query={explained} skeleton={<SkeletonRows rows={5} />}>
        {({ items, now }) => {
          const [latest, ...earlier] = [...items].reverse();
          return (
            <Stack gap="md">
              {now !== null && <Now explanation={now} />}
              {latest !== undefined && ticket.assignee !== null && <Told assignment={latest} hasTable />}
              {latest === undefined && now === null && <Text size="sm">{t('none')}</Text>}
              {(ticket.assignee === null ? items.length > 0 : earlier.length > 0) && (
                <section>
                  <Text component="h3" size="xs" c="dimmed" fw={600} mb={4}>
                    {t('earlier')}
                  </Text>
                  <Stack gap="xs">
                    {(ticket.assignee === null ? [...items].reverse() : earlier).map((one) => (
                      <Told key={one.id} assignment={one} />
                    ))}
                  </Stack>
                </section>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Modal>
  );
}

function Now({ explanation }: { readonly explanation: AssignmentExplanation }) {
  const t = useTexts(whyTexts);
  const chosen = explanation.candidates.find((candidate) => candidate.id === explanation.chosenId);
  return (
    <Stack gap="xs">
      <Text size="sm">{chosen === undefined ? t('nobody') : t('next', { name: chosen.name })}</Text>
      <Candidates explanation={explanation} />
    </Stack>
  );
}

function Told({
  assignment,
  hasTable = false,
}: {
  readonly assignment: Assignment;
  readonly hasTable?: boolean;
}) {
  const t = useTexts(whyTexts);
  const { technician, method, by, reason, explanation, isOverLimit } = assignment;
  const decidedBy = explanation?.decidedBy ?? null;
  return (
    <Stack gap="xs">
      <Text size="sm">
        {method === 'manual'
          ? t('method.manual', { by: by?.name ?? t('system'), name: technician.name })
          : t(`method.${method}`, { name: technician.name })}{' '}
        {decidedBy !== null && t(`decided.${decidedBy}`)}{' '}
        <Text span size="xs" c="dimmed">
          <RelativeTime iso={assignment.at} as="day" />
        </Text>
      </Text>
      {reason !== null && (
        <Text size="sm">{isOverLimit ? t('overLimit', { reason }) : t('reason', { reason })}</Text>
      )}
      {hasTable && explanation !== null && <Candidates explanation={explanation} />}
    </Stack>
  );
}

function Candidates({ explanation }: { readonly explanation: AssignmentExplanation }) {
  const t = useTexts(whyTexts);
  const actions = useTexts(actionTexts);
  const formats = useFormats();
  return (
    <ScrollArea type="auto">
      <Table
        verticalSpacing={4}
        horizontalSpacing={4}
        fz="xs"
        miw={{ base: 0, sm: 560 }}
        aria-label={t('table')}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('candidate')}</Table.Th>
            <Table.Th>{t('load')}</Table.Th>
            <Table.Th>{t('week')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('last')}</Table.Th>
            <Table.Th>{t('result')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {explanation.candidates.map((one) => {
            const isChosen = one.id === explanation.chosenId;
            return (
              <Table.Tr
                key={one.id}
                fw={isChosen ? 600 : undefined}
                {...(isChosen ? { bg: 'var(--sb-selected)' } : {})}
              >
                <Table.Td>{one.name}</Table.Td>
                <Table.Td>
                  <LoadBar
                    active={one.active}
                    limit={one.limit}
                    label={actions('load', { active: one.active, limit: one.limit })}
                  />
                </Table.Td>
                <Table.Td>{formats.number(one.assignedThisWeek)}</Table.Td>
                <Table.Td visibleFrom="sm">
                  {one.lastAssignedAt === null ? t('never') : formats.dateTime(one.lastAssignedAt)}
                </Table.Td>
                <Table.Td c={one.excluded.length > 0 ? 'dimmed' : undefined}>
                  {isChosen
                    ? t('chosen')
                    : one.excluded.length === 0
                      ? t('eligible')
                      : formats.list(one.excluded.map((reason) => t(`excluded.${reason}`)))}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
