import { checkFocus, sumBilledCost, type FocusDataset, type FocusVersion } from '@agent-os/core/focus';
import type { KernelClient } from '../kernel/index.ts';

/** A page of charges, as the kernel answers it. */
export type FocusPage = Awaited<ReturnType<KernelClient['ledger']['focusPage']['query']>>;
export type ReadFocusPage = (after: string | null) => Promise<FocusPage>;

export interface FocusFile {
  readonly dataset: FocusDataset;
  /** Undefined when a row has no cost that can be read. */
  readonly billedNanoUsd: bigint | undefined;
  readonly simulatedNanoUsd: bigint;
  readonly ledgerNanoUsd: bigint;
  readonly callsWithoutCost: number;
  /** What breaks the rules of the specification, one sentence each. */
  readonly problems: readonly string[];
}

const problemsMax = 100;
const attemptsMax = 5;

/**
 * Reads a month page by page. A month in which calls are still booked may change between two pages: it is then read
 * again, so that the rows are those of one instant.
 */
export async function collectFocus(readPage: ReadFocusPage, version: FocusVersion): Promise<FocusFile> {
  for (let attempt = 1; ; attempt += 1) {
    const pages = await readPages(readPage);
    const [first] = pages;
    const changed = pages.some((page) => page.spentNanoUsd !== first?.spentNanoUsd);
    if (!changed || attempt === attemptsMax) return fileOf(pages, version);
  }
}

async function readPages(readPage: ReadFocusPage): Promise<readonly FocusPage[]> {
  const pages: FocusPage[] = [];
  let after: string | null = null;
  do {
    const page: FocusPage = await readPage(after);
    pages.push(page);
    after = page.next;
  } while (after !== null);
  return pages;
}

function fileOf(pages: readonly FocusPage[], version: FocusVersion): FocusFile {
  const columns = pages[0]?.columns ?? [];
  const last = pages.at(-1);
  const problems: string[] = [];
  const rows: (readonly (string | null)[])[] = [];
  let billedNanoUsd: bigint | undefined = 0n;
  for (const page of pages) {
    const broken = checkFocus(page, { version, atMost: problemsMax - problems.length, firstRow: rows.length + 1 });
    problems.push(...broken.filter((problem) => !problems.includes(problem)));
    const billed = sumBilledCost(page);
    billedNanoUsd = billed === undefined || billedNanoUsd === undefined ? undefined : billedNanoUsd + billed;
    rows.push(...page.rows);
  }
  return {
    dataset: { columns, rows },
    billedNanoUsd,
    simulatedNanoUsd: BigInt(last?.simulatedNanoUsd ?? 0),
    ledgerNanoUsd: BigInt(last?.ledgerNanoUsd ?? 0),
    callsWithoutCost: last?.callsWithoutCost ?? 0,
    problems,
  };
}
