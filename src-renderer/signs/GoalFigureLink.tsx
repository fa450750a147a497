import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FigureList } from '#shared/goals/fields.ts';

interface GoalFigureLinkProps {
  readonly list: FigureList | null;
  /** Nothing is behind a nought. */
  readonly cases: number;
  /** Of when the figure is: its list is of the same moment. */
  readonly asOf: string;
  readonly children: ReactNode;
}

/** The tickets behind a figure of a goal. */
export function GoalFigureLink({ list, cases, asOf, children }: GoalFigureLinkProps) {
  if (list === null || cases === 0) return children;
  const { indicator, from, to, technicianId, week } = list;
  return (
    <Link
      to="/indicadores/solicitudes"
      search={{
        indicator,
        asOf,
        ...(week === null ? { period: 'own' as const, from, to } : { week }),
        ...(technicianId === null ? {} : { technicianId }),
      }}
      preload={false}
    >
      {children}
    </Link>
  );
}
