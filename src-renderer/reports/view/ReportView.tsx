import { Title } from '@mantine/core';
import type { ReportData } from '#shared/reports/reportData.ts';

interface ReportViewProps {
  readonly data: ReportData;
  /** Of a pane that scrolls by itself; left out, it is as tall as the report. */
  readonly height?: number | string;
}

/** A report on screen, with the same sections as on paper. */
export function ReportView({ data }: ReportViewProps) {
  return <Title order={2}>{data.title}</Title>;
}
