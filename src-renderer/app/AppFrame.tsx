import type { ReactNode } from 'react';

export function AppFrame({ children }: { readonly children: ReactNode }) {
  return <main>{children}</main>;
}
