import type { FocusMonth, FocusPage } from './focus-types.ts';

/**
 * All charges of a month, page by page. Undefined when calls were booked in between, so that the pages are not of one
 * moment: the month must be read again then.
 */
export async function collectFocus(
  fetchPage: (after: string | null) => Promise<FocusPage>,
): Promise<FocusMonth | undefined> {
  const rows: FocusPage['rows'] = [];
  let spent: string | undefined;
  let after: string | null = null;
  for (;;) {
    const page: FocusPage = await fetchPage(after);
    if (spent !== undefined && page.spentNanoUsd !== spent) return undefined;
    spent = page.spentNanoUsd;
    rows.push(...page.rows);
    if (page.next === null) {
      const { columns, ledgerNanoUsd, callsWithoutCost } = page;
      return { columns, rows, ledgerNanoUsd: ledgerNanoUsd ?? spent, callsWithoutCost };
    }
    after = page.next;
  }
}
