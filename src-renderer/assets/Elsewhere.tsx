import { useRouter } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { LinkButton } from '../ui/LinkButton.tsx';

/** Whether this build has a page: what is not there is not offered. */
export function useHasPage(): (path: string) => boolean {
  const { routesByPath } = useRouter();
  return (path) => Object.hasOwn(routesByPath, path);
}

interface ElsewhereProps extends Pick<ComponentProps<typeof LinkButton>, 'size' | 'variant' | 'leftSection'> {
  /** An address of another feature of the inventory, by the names agreed on. */
  readonly to: '/inventario/resguardos/nuevo' | '/inventario/mantenimiento';
  readonly search: Readonly<Record<string, string | number>>;
  readonly children: ReactNode;
}

/** A link to a page of another feature, which owns its search and checks it; nothing where there is no such page. */
export function Elsewhere({ to, search, ...rest }: ElsewhereProps) {
  const hasPage = useHasPage();
  if (!hasPage(to)) return null;
  // Features do not import each other: the types of the other's search are not known here.
  const target = { to, search } as unknown as { to: '/inventario' };
  return <LinkButton {...rest} {...target} />;
}
