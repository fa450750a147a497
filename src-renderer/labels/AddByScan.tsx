import { TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { toAppError } from '../rpc/appError.ts';
import { client } from '../rpc/client.ts';
import { useErrorSentence } from '../rpc/errorSentence.ts';
import { useTexts } from '../texts/useTexts.ts';
import { labelTexts } from './texts.ts';

/** A field for a reader, which types a number and Enter, one after another; by hand it works alike. */
export function AddByScan({ onFound }: { readonly onFound: (id: number) => void }) {
  const t = useTexts(labelTexts);
  const sentence = useErrorSentence();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);

  const look = async () => {
    const q = text.trim();
    if (q === '') return;
    try {
      const asset = await client.assets.get({ id: q });
      setText('');
      setFault(null);
      onFound(asset.id);
    } catch (error) {
      const refusal = toAppError(error);
      setFault(refusal.code === 'notFound' ? t('add_none', { q }) : sentence(refusal));
    }
  };
  return (
    <TextInput
      label={t('add.label')}
      placeholder={t('add.placeholder')}
      leftSection={<IconBarcode size={16} stroke={1.75} />}
      value={text}
      error={fault}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setFault(null);
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        void look();
      }}
    />
  );
}
