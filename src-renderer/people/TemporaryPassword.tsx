import { Alert, Button, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTexts } from '../texts/useTexts.ts';
import { PropertyList } from '../ui/PropertyList.tsx';
import { uiTexts } from '../ui/texts.ts';
import styles from './people.module.css';
import slip from './TemporaryPassword.module.css';
import { peopleTexts } from './texts.ts';

export interface Handout {
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

interface TemporaryPasswordProps {
  readonly handout: Handout | null;
  readonly onClose: () => void;
}

/** A temporary password, shown once: to copy, or to print on a slip of paper and hand over. */
export function TemporaryPassword({ handout, onClose }: TemporaryPasswordProps) {
  const t = useTexts(peopleTexts);
  const tUi = useTexts(uiTexts);
  const isOpen = handout !== null;
  useEffect(() => {
    if (!isOpen) return;
    // Only the slip is printed while it is on screen (TemporaryPassword.module.css).
    document.body.dataset.printsSlip = 'true';
    return () => {
      delete document.body.dataset.printsSlip;
    };
  }, [isOpen]);

  const lines =
    handout === null
      ? []
      : [
          { label: t('field.name'), value: handout.name },
          { label: t('field.username'), value: handout.username },
        ];
  return (
    <>
      <Modal
        opened={isOpen}
        onClose={onClose}
        title={t('temporary.title')}
        withCloseButton={false}
        closeOnClickOutside={false}
        closeOnEscape={false}
      >
        {handout !== null && (
          <Stack gap="md">
            <PropertyList items={lines} />
            <output className={styles.password} aria-label={t('temporary.password')}>
              {handout.password}
            </output>
            <Alert color="orange" icon={<IconAlertTriangle size={18} />} py="xs">
              {t('temporary.once')}
            </Alert>
            <Group justify="space-between" gap="xs">
              <Group gap="xs">
                <CopyButton value={handout.password} timeout={2_000}>
                  {({ copied, copy }) => (
                    <Button
                      variant="default"
                      leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                      onClick={copy}
                      data-autofocus
                    >
                      {copied ? tUi('copied') : tUi('copy')}
                    </Button>
                  )}
                </CopyButton>
                <Button
                  variant="default"
                  leftSection={<IconPrinter size={16} />}
                  onClick={() => window.print()}
                >
                  {t('temporary.print')}
                </Button>
              </Group>
              <Button onClick={onClose}>{t('temporary.done')}</Button>
            </Group>
          </Stack>
        )}
      </Modal>
      {handout !== null &&
        createPortal(
          <div className={slip.slip}>
            <Text fw={600}>{t('temporary.slip')}</Text>
            <PropertyList items={[...lines, { label: t('temporary.password'), value: handout.password }]} />
            <p>{t('temporary.slipHint')}</p>
          </div>,
          document.body,
        )}
    </>
  );
}
