import { Select, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  IMPACTS,
  PRIORITIES,
  type Priority,
  type PriorityMatrix,
  priorityOf,
  URGENCIES,
} from '#shared/sla/priority.ts';
import { client, orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { PriorityBadge } from '../signs/PriorityBadge.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { SkeletonRows } from '../ui/Skeletons.tsx';
import { useRecordForm } from '../ui/useRecordForm.ts';
import styles from './sla.module.css';
import { slaTexts } from './texts.ts';

/** Which priority follows from impact and urgency. */
export function MatrixEditor() {
  const matrix = useQuery(orpc.sla.matrix.queryOptions({ input: {} }));
  return (
    <Loaded query={matrix} skeleton={<SkeletonRows rows={4} height={32} />}>
      {(data) => <MatrixForm matrix={data.matrix} version={data.version} />}
    </Loaded>
  );
}

interface MatrixFormProps {
  readonly matrix: PriorityMatrix;
  readonly version: number;
}

function MatrixForm({ matrix, version }: MatrixFormProps) {
  const t = useTexts(slaTexts);
  const tWords = useTexts(words);
  const mayEdit = useAllows('promises.manage');
  const save = useCommand(client.sla.saveMatrix, { changes: ['priorityMatrix'], errors: 'inline' });
  const record = useRecordForm({
    record: { id: 1, version, matrix },
    valuesOf: (from) => ({ matrix: structuredClone(from?.matrix ?? matrix) as Writable }),
    command: save,
    inputOf: (values, seen) => ({ matrix: values.matrix, version: seen?.version ?? version }),
    storedOf: (stored) => ({ id: 1, ...stored }),
  });
  const shown = record.form.getValues().matrix;

  const table = (
    <Table className={styles.matrix} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <Text size="xs" c="dimmed">
              {t('impactByUrgency')}
            </Text>
          </Table.Th>
          {URGENCIES.map((urgency) => (
            <Table.Th key={urgency}>{tWords(`urgency.${urgency}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {[...IMPACTS].reverse().map((impact) => (
          <Table.Tr key={impact}>
            <Table.Th scope="row">{tWords(`impact.${impact}`)}</Table.Th>
            {URGENCIES.map((urgency) => (
              <Table.Td key={urgency} data-label={tWords(`urgency.${urgency}`)}>
                {mayEdit ? (
                  <Select
                    aria-label={`${tWords(`impact.${impact}`)} × ${tWords(`urgency.${urgency}`)}`}
                    data={PRIORITIES.map((priority) => ({
                      value: priority,
                      label: tWords(`priority.${priority}`),
                    }))}
                    allowDeselect={false}
                    value={priorityOf(shown, impact, urgency)}
                    onChange={(priority) =>
                      record.form.setFieldValue('matrix', {
                        ...shown,
                        [impact]: { ...shown[impact], [urgency]: priority as Priority },
                      })
                    }
                    leftSection={
                      <PriorityBadge priority={priorityOf(shown, impact, urgency)} variant="icon" />
                    }
                    w={150}
                  />
                ) : (
                  <PriorityBadge priority={priorityOf(shown, impact, urgency)} />
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );

  return (
    <div className={styles.matrixPage}>
      <p className={styles.legend}>{t('matrixHint')}</p>
      {mayEdit ? (
        <RecordFrame
          record={record}
          mayEdit
          describe={(values) =>
            IMPACTS.flatMap((impact) =>
              URGENCIES.map((urgency) => ({
                label: `${tWords(`impact.${impact}`)} × ${tWords(`urgency.${urgency}`)}`,
                value: tWords(`priority.${priorityOf(values.matrix, impact, urgency)}`),
              })),
            )
          }
        >
          {table}
        </RecordFrame>
      ) : (
        table
      )}
    </div>
  );
}

type Writable = {
  -readonly [I in keyof PriorityMatrix]: { -readonly [U in keyof PriorityMatrix[I]]: Priority };
};
