import type { ReportSchedule } from '#shared/reports/scheduled.ts';
import type { Tone } from '../../ui/tones.ts';

/** How a schedule looks: one that rests because something is wrong stands out. */
export function toneOf({ state, lastError }: Pick<ReportSchedule, 'state' | 'lastError'>): Tone {
  switch (state) {
    case 'due':
      return lastError === null ? 'success' : 'warning';
    case 'running':
      return 'info';
    case 'paused':
      return lastError === 'disabled' ? 'danger' : 'neutral';
  }
}
