import {
  DndContext,
  type DragEndEvent,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { ActionIcon, type ComboboxItem, type ComboboxItemGroup, Select } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useTexts } from '../../texts/useTexts.ts';
import styles from './builder.module.css';
import { moved } from './edits.ts';
import { builderTexts } from './texts.ts';

export interface Choice<K extends string> {
  readonly value: K;
  readonly label: string;
  /** Choices of the same thing stand under its name. */
  readonly group?: string | undefined;
}

interface OrderedChoicesProps<K extends string> {
  /** What is added: the label of the field below the list. */
  readonly add: string;
  readonly choices: readonly Choice<K>[];
  readonly value: readonly K[];
  readonly onChange: (value: K[]) => void;
  readonly most: number;
  /** What can be set of each of them. */
  readonly details?: (value: K) => ReactNode;
  /** Of the list, for whoever cannot see where it stands. */
  readonly label: string;
}

/** Chosen things in an order: added from a searchable list; moved by dragging or by buttons; taken away. */
export function OrderedChoices<K extends string>(props: OrderedChoicesProps<K>) {
  const { add, choices, value, onChange, most, details, label } = props;
  const t = useTexts(builderTexts);
  const adding = useRef<HTMLInputElement>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
  const nameOf = (key: K) => {
    const found = choices.find((choice) => choice.value === key);
    return found === undefined ? key : found.label;
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const keys: readonly string[] = value;
    const [from, to] = [keys.indexOf(String(active.id)), keys.indexOf(String(over?.id))];
    if (from !== -1 && to !== -1 && from !== to) onChange(moved(value, from, to));
  };
  return (
    <div className={styles.ordered}>
      {value.length > 0 && (
        <DndContext sensors={sensors} onDragEnd={onDragEnd}>
          <ol className={styles.chosen} aria-label={label}>
            {value.map((key, index) => (
              <Chosen key={key} id={key} name={nameOf(key)}>
                {details?.(key)}
                <ActionIcon
                  size="sm"
                  aria-label={t('up', { name: nameOf(key) })}
                  aria-disabled={index === 0}
                  onClick={() => index > 0 && onChange(moved(value, index, index - 1))}
                >
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-label={t('down', { name: nameOf(key) })}
                  aria-disabled={index === value.length - 1}
                  onClick={() => index < value.length - 1 && onChange(moved(value, index, index + 1))}
                >
                  <IconArrowDown size={14} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-label={t('remove', { name: nameOf(key) })}
                  onClick={() => {
                    onChange(value.filter((each) => each !== key));
                    adding.current?.focus();
                  }}
                >
                  <IconX size={14} />
                </ActionIcon>
              </Chosen>
            ))}
          </ol>
        </DndContext>
      )}
      {value.length < most && (
        <Select
          ref={adding}
          size="xs"
          aria-label={add}
          placeholder={add}
          searchable
          data={grouped(choices.filter((choice) => !value.includes(choice.value)))}
          value={null}
          nothingFoundMessage={t('noneFound')}
          maxDropdownHeight={320}
          onChange={(picked) => {
            const found = choices.find((choice) => choice.value === picked);
            if (found !== undefined) onChange([...value, found.value]);
          }}
        />
      )}
    </div>
  );
}

interface ChosenProps {
  readonly id: string;
  readonly name: string;
  readonly children: ReactNode;
}

function Chosen({ id, name, children }: ChosenProps) {
  const t = useTexts(builderTexts);
  const drag = useDraggable({ id });
  const drop = useDroppable({ id });
  const shift = drag.transform === null ? undefined : `translateY(${drag.transform.y}px)`;
  return (
    <li
      ref={(node) => {
        drag.setNodeRef(node);
        drop.setNodeRef(node);
      }}
      className={styles.item}
      data-dragging={drag.isDragging}
      data-over={drop.isOver && !drag.isDragging}
      style={{ transform: shift }}
    >
      {/* The keys move it by the buttons beside it. */}
      <span className={styles.grip} title={t('drag', { name })} {...drag.listeners} aria-hidden>
        <IconGripVertical size={14} />
      </span>
      <span className={styles.name}>{name}</span>
      {children}
    </li>
  );
}

function grouped(choices: readonly Choice<string>[]) {
  const groups = new Map<string, ComboboxItem[]>();
  for (const { value, label, group = '' } of choices) {
    groups.set(group, [...(groups.get(group) ?? []), { value, label }]);
  }
  return [...groups].flatMap(([group, items]): (ComboboxItem | ComboboxItemGroup<ComboboxItem>)[] =>
    group === '' ? items : [{ group, items }],
  );
}
