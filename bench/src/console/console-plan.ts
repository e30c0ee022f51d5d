import type { Page } from '@playwright/test';
import { z } from 'zod';
import { ask, type ListQuery } from './measure-lists.ts';

/** Every room of the console that opens without an id. */
export const routes = [
  '/overview',
  '/agents',
  '/calls',
  '/scheduler',
  '/tasks',
  '/models',
  '/models/routes',
  '/finance',
  '/budgets',
  '/people',
  '/departments',
  '/keys',
  '/settings',
  '/connect',
  '/playground',
] as const;

/** Begins the names of what the finance room asks for. */
export const financePrefix = 'finance_';

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
const agentsPage = z.object({ result: z.object({ data: z.array(z.object({ id: z.string() })).min(1) }) });
const poolsPage = z.object({
  result: z.object({ data: z.array(z.object({ pool: z.object({ id: z.string() }) })).min(1) }),
});
const roundPage = z.object({
  result: z.object({
    data: z.object({ allocations: z.array(z.object({ agent: z.object({ id: z.string() }) })).min(1) }),
  }),
});
const dayText = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);

/** What the finance room asks for: of this month, and of as many days as a quarter has. */
function financeQueries(nowMs: number): readonly ListQuery[] {
  const month = dayText(nowMs).slice(0, 7);
  const days = { from: dayText(nowMs - 89 * dayMs), to: dayText(nowMs) };
  const groups = ['department', 'team', 'agent', 'model', 'provider', 'class'] as const;
  const all: readonly (readonly [name: string, procedure: string, input: object])[] = [
    ['month', 'finance.month', { month }],
    ['months', 'finance.months', {}],
    ['unit_costs', 'finance.unitCosts', { month }],
    ['anomalies', 'finance.anomalies', { month }],
    ['allocation', 'finance.allocation', { month }],
    ['days', 'finance.period', days],
    ['allocation_of_days', 'finance.allocation', days],
    ['unit_costs_of_days', 'finance.unitCosts', days],
    ['budgets', 'budgets.tree', {}],
    ...groups.map((by) => [`owners_by_${by}`, 'finance.owners', { month, by }] as const),
    ...groups.map((by) => [`owners_of_days_by_${by}`, 'finance.periodOwners', { ...days, by }] as const),
  ];
  return all.map(([name, procedure, input]) => ({ name: `${financePrefix}${name}`, procedure, input }));
}

const dayMs = 24 * 60 * 60 * 1000;
/** As many as goodput and the energy of calls show at once. */
const shownDays = 31;

/** What the rooms Energy and Market ask for. */
function energyAndMarketQueries(nowMs: number, agentId: string, poolIds: readonly string[]): readonly ListQuery[] {
  const days = { from: dayText(nowMs - (shownDays - 1) * dayMs), to: dayText(nowMs), spend: 'simulated' };
  const owners = ['agent', 'department', 'model', 'day'] as const;
  const all: readonly (readonly [name: string, procedure: string, input: object])[] = [
    ...owners.map((by) => [`energy_by_${by}`, 'energy.ofOwners', { ...days, by }] as const),
    ['goodput', 'goodput.get', { hours: shownDays * 24 }],
    ['market_state', 'market.state', {}],
    ['market_pools', 'market.pools', {}],
    ['market_rounds', 'market.rounds', {}],
    ['market_credits', 'market.credits', {}],
    ['market_bids', 'market.bids', {}],
    ['market_why', 'market.why', { agentId }],
    ...poolIds.map((poolId, position) => [`market_round_of_pool_${position + 1}`, 'market.round', { poolId }] as const),
  ];
  return all.map(([name, procedure, input]) => ({ name, procedure, input }));
}

/** A page of every list, and of the longest one by each way of looking for something. */
export async function listQueries(kernelUrl: string, adminToken: string): Promise<ListQuery[]> {
  const calls = firstPage.parse(await ask(kernelUrl, adminToken, { procedure: 'calls.list', input: {} }));
  const agents = agentsPage.parse(await ask(kernelUrl, adminToken, { procedure: 'agents.list', input: {} }));
  const pools = poolsPage.parse(await ask(kernelUrl, adminToken, { procedure: 'market.pools', input: {} }));
  const poolIds = pools.result.data.map(({ pool }) => pool.id);
  const bidders = await biddersOf(kernelUrl, adminToken, poolIds);
  const cursor = calls.result.data.nextCursor ?? undefined;
  const agentId = agents.result.data[0]?.id ?? '';
  const from = Date.now() - dayMs;
  const where = (field: string, operator: string, value: string) => ({ where: [{ field, operator, values: [value] }] });
  const ofCalls: Readonly<Record<string, object>> = {
    all: {},
    second_page: { cursor },
    failed: { state: 'failed' },
    denied: { state: 'denied' },
    of_agent: { agentId },
    oldest_first: { sort: { by: 'time', direction: 'ascending' } },
    dear: where('cost', 'at_least', '79900000'),
    slow: where('duration', 'at_least', '9000000'),
    streamed: where('streamed', 'is', 'true'),
    error: where('error', 'is', 'upstream_error'),
    no_such_model: where('model', 'is', 'no-such-model'),
    dearest_of_an_hour: { from: Date.now() - dayMs / 24, sort: { by: 'cost', direction: 'descending' } },
  };
  const others: readonly (readonly [name: string, procedure: string, input: object])[] = [
    ['agents', 'agents.list', {}],
    ['agent_figures', 'agents.figures', {}],
    ['people', 'people.list', {}],
    ['models', 'models.list', {}],
    ['keys', 'keys.listAll', {}],
    ['departments', 'departments.list', {}],
    ['pools', 'scheduler.pools', {}],
    ['audit', 'audit.list', {}],
    ['found', 'search.find', { text: 'bench', limit: 20 }],
    ['totals_of_a_day', 'calls.totals', { from }],
    ['histogram_of_a_day', 'calls.histogram', { from, to: Date.now() }],
  ];
  return [
    ...Object.entries(ofCalls).map(([name, input]) => ({ name: `calls_${name}`, procedure: 'calls.list', input })),
    ...others.map(([name, procedure, input]) => ({ name, procedure, input })),
    ...financeQueries(Date.now()),
    ...energyAndMarketQueries(Date.now(), bidders[0] ?? agentId, poolIds),
  ];
}

/** Agents of the last round, those first that take part in every one: the first that there are. */
async function biddersOf(
  kernelUrl: string,
  adminToken: string,
  poolIds: readonly string[],
): Promise<readonly string[]> {
  const answers = poolIds.map((poolId) => ask(kernelUrl, adminToken, { procedure: 'market.round', input: { poolId } }));
  const rounds = (await Promise.all(answers)).flatMap((answer) => {
    const { success, data } = roundPage.safeParse(answer);
    return success ? data.result.data.allocations : [];
  });
  return rounds.map(({ agent }) => agent.id).toSorted();
}
