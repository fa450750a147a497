import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ListSearch } from './search.ts';

/** Opens the list behind a bar, a slice or a field. */
export function useOpenList(): (search: ListSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    (search: ListSearch) => void navigate({ to: '/indicadores/solicitudes', search }),
    [navigate],
  );
}
