import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { CallError } from '../../rpc/appError.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { actionTexts } from './texts.ts';

type Rule = keyof (typeof actionTexts)['es']['rules'];

/** Which rule of the business refused it, in a sentence. */
export function RuleNote({ error }: { readonly error: CallError | null }) {
  const t = useTexts(actionTexts);
  const refusals = useTexts(rpcTexts);
  if (error?.code !== 'ruleBroken') return null;
  const { rule } = error.details;
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} />} py="xs">
      {rule in actionTexts.es.rules ? t(`rules.${rule as Rule}`) : refusals('error.ruleBroken')}
    </Alert>
  );
}
