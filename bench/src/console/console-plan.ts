import type { Page } from '@playwright/test';
import { z } from 'zod';
import { ask } from './measure-lists.ts';

/** Every room of the console that opens without an id. */
export const routes = ['/overview', '/agents', '/calls', '/models', '/people', '/settings'] as const;

export interface InteractivePage {
  readonly name: string;
  readonly route: string;
  /** Rows that must be loaded before anything is measured. */
  readonly leastRows: number;
  readonly deeds: readonly {
    readonly name: string;
    readonly times: number;
    readonly deed: (page: Page, time: number) => Promise<void>;
  }[];
}

const press = (key: string) => (page: Page) => page.keyboard.press(key);

const sortByHead = async (page: Page, time: number): Promise<void> => {
  const heads = page.locator('[role=grid] th[aria-sort]');
  await heads.nth(time % (await heads.count())).click();
};

/** Opens a row further down each time, so that no row is open already. */
const openRow = async (page: Page, time: number): Promise<void> => {
  await page
    .locator('[role=grid] tbody tr[aria-rowindex]')
    .nth(2 + (time % 8))
    .locator('td')
    .nth(1)
    .click();
};

const letters = 'agent';

const deeds = [
  { name: 'scroll', times: 8, deed: press('PageDown') },
  { name: 'row', times: 8, deed: press('j') },
  { name: 'open', times: 5, deed: openRow },
  { name: 'next', times: 4, deed: press('j') },
  { name: 'close', times: 1, deed: press('Escape') },
  { name: 'sort', times: 5, deed: sortByHead },
  { name: 'find', times: 1, deed: press('/') },
  {
    name: 'filter',
    times: letters.length,
    deed: (page: Page, time: number) => page.keyboard.press(letters[time] ?? 'a'),
  },
] as const;

export const interactivePages: readonly InteractivePage[] = [
  { name: 'calls', route: '/calls?range=30d', leastRows: 10_000, deeds },
  { name: 'agents', route: '/agents', leastRows: 2_000, deeds },
];

const firstPage = z.object({
  result: z.object({ data: z.object({ items: z.array(z.unknown()).min(1), nextCursor: z.string().nullish() }) }),
});
const agentsPage = z.object({
  result: z.object({ data: z.object({ items: z.array(z.object({ id: z.string() })).min(1) }) }),
});

/** A page of every list, and of the longest one by each way of looking for something. */
export async function listQueries(kernelUrl: string, adminToken: string) {
  const calls = firstPage.parse(await ask(kernelUrl, adminToken, { procedure: 'calls.list', input: {} }));
  const agents = agentsPage.parse(await ask(kernelUrl, adminToken, { procedure: 'agents.list', input: {} }));
  const cursor = calls.result.data.nextCursor ?? undefined;
  const agentId = agents.result.data.items[0]?.id ?? '';
  return [
    { name: 'calls', procedure: 'calls.list', input: {} },
    { name: 'calls_second_page', procedure: 'calls.list', input: { cursor } },
    { name: 'calls_failed', procedure: 'calls.list', input: { state: 'failed' } },
    { name: 'calls_of_agent', procedure: 'calls.list', input: { agentId } },
    { name: 'agents', procedure: 'agents.list', input: {} },
    { name: 'people', procedure: 'people.list', input: {} },
    { name: 'models', procedure: 'models.list', input: {} },
    { name: 'audit', procedure: 'audit.list', input: {} },
  ];
}
