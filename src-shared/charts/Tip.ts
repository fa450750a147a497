import { createElement, type ReactNode } from 'react';
import type { Palette } from './palette.ts';

/** What stands beside the pointer. */
export function Tip({ palette, children }: { readonly palette: Palette; readonly children?: ReactNode }) {
  return createElement(
    'div',
    {
      style: {
        padding: '5px 9px',
        color: palette.text,
        background: palette.ground,
        border: `1px solid ${palette.line}`,
        borderRadius: 6,
        fontSize: 12,
        whiteSpace: 'nowrap',
      },
    },
    children,
  );
}
