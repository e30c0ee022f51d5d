import { reportSections, type ReportSection } from '@agent-os/core/reports';

/** What a row names, as far as it is still known. */
export function sectionsOf(names: readonly string[]): readonly ReportSection[] {
  return reportSections.filter((section) => names.includes(section));
}
