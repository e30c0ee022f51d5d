import type { FinanceOwner, FinanceOwners } from '../finance-types.ts';
import { ownerCsvRows } from './owner-csv.ts';

const attempts = 3;

/**
 * Every owner, page by page, with nobody and the total. Undefined when calls were booked between the pages each time, so that
 * the rows would not add up.
 */
export async function collectOwners(
  fetchPage: (after: string | null) => Promise<FinanceOwners>,
): Promise<readonly FinanceOwner[] | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const pages: FinanceOwners[] = [];
    let after: string | null = null;
    do {
      const page: FinanceOwners = await fetchPage(after);
      pages.push(page);
      after = page.next;
    } while (after !== null);
    const [first] = pages;
    if (first === undefined) return undefined;
    const { actualNanoUsd } = first.total;
    if (pages.every(({ total }) => total.actualNanoUsd === actualNanoUsd)) {
      return ownerCsvRows({ ...first, owners: pages.flatMap(({ owners }) => owners), rest: null });
    }
  }
  return undefined;
}
