import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { orpc } from '../../rpc/client.ts';

interface SuggestedInputProps {
  readonly label: string;
  readonly maxLength: number;
  /** Models of this brand are offered; null: brands are. */
  readonly brand: string | null;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly error?: ReactNode;
}

/** A brand or model: what is written already elsewhere is offered, so that it is not written in three ways. */
export function SuggestedInput({ brand, value = '', ...rest }: SuggestedInputProps) {
  const [asked] = useDebouncedValue(value.trim(), 150);
  const [ofBrand] = useDebouncedValue(brand?.trim() ?? null, 150);
  const found = useQuery(
    orpc.assets.suggestions.queryOptions({
      input: {
        ...(asked === '' ? {} : { q: asked }),
        ...(ofBrand === null || ofBrand === '' ? {} : { brand: ofBrand }),
      },
      // Without a brand there would be brands offered as models.
      enabled: ofBrand !== '',
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Autocomplete
      {...rest}
      value={value}
      data={ofBrand === '' ? [] : [...new Set(found.data?.items ?? [])]}
      limit={12}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
