import { routeDefinition } from '@agent-os/core/contracts';
import { readClassPrices } from '@agent-os/core/economy';
import {
  createCallWriter,
  createJournalPool,
  insertBudget,
  insertBudgetVersion,
  insertRouteVersion,
  newId,
  type Database,
  type TenantTransaction,
} from '@agent-os/db';
import { publishedEnergyOf } from '../../directory/index.ts';
import { demoBudgets, demoRoute, pastDays } from './demo-finance.ts';
import { pastCalls, pastWork, type DemoBudgetRow, type DemoCaller, type DemoModel } from './past-calls.ts';
import { putDemoOutcomes, putDemoTasks, tasksOf } from './put-demo-tasks.ts';

const author = { kind: 'system', id: 'seed' } as const;
const reason = 'Part of the demo organisation.';
const callsInBatch = 500;

/** Gives the demo organisation budgets, a route and some weeks of simulated calls, so that its books show something at once. */
export async function putDemoFinance(
  {
    database,
    databaseUrl,
    organisationId,
  }: { readonly database: Database; readonly databaseUrl: string; readonly organisationId: string },
  nowMs: number,
): Promise<void> {
  const world = await database.withTenant(organisationId, async (tx) => {
    const callers = await listCallers(tx);
    const models = await listPricedModels(tx);
    await putRoute(tx, organisationId, models, nowMs);
    const budgets = await putBudgets(tx, organisationId, callers, nowMs);
    return { organisationId, callers, models, budgets };
  });
  const work = pastWork(world, nowMs);
  const tasks = tasksOf(work);
  const personId = await database.withTenant(organisationId, async (tx) => {
    const { personId: id } = await tx.membership.findFirstOrThrow({ where: { roles: { has: 'finance' } } });
    await putDemoTasks(tx, organisationId, tasks, id);
    return id;
  });
  const pool = createJournalPool({ url: databaseUrl, maxConnections: 1 });
  try {
    const writer = createCallWriter(pool);
    const entries = pastCalls(world, work);
    for (let from = 0; from < entries.length; from += callsInBatch * 2) {
      await writer.write(entries.slice(from, from + callsInBatch * 2));
    }
  } finally {
    await pool.end();
  }
  await putDemoOutcomes(database, organisationId, tasks, { personId, nowMs });
}

async function listCallers(tx: TenantTransaction): Promise<readonly DemoCaller[]> {
  const agents = await tx.agent.findMany({
    select: { id: true, slug: true, departmentId: true },
    orderBy: { slug: 'asc' },
  });
  const keys = await tx.agentKey.findMany({ select: { id: true, agentId: true } });
  return agents.map((agent) => ({ ...agent, keyId: keys.find(({ agentId }) => agentId === agent.id)?.id ?? null }));
}

async function listPricedModels(tx: TenantTransaction): Promise<readonly DemoModel[]> {
  const models = await tx.model.findMany({ select: { id: true, name: true, providerId: true, poolId: true } });
  const prices = await tx.modelPrice.findMany();
  return models.flatMap((model) => {
    const price = prices.find(({ modelId }) => modelId === model.id);
    if (price === undefined) return [];
    const { classes, effectiveFrom, ...amounts } = price;
    const energy = publishedEnergyOf({ name: model.name, kind: 'chat', simulated: true });
    const effectiveFromMs = effectiveFrom.getTime();
    return [{ ...model, energy, price: { ...amounts, effectiveFromMs, classes: readClassPrices(classes) } }];
  });
}

async function putRoute(
  tx: TenantTransaction,
  organisationId: string,
  models: readonly DemoModel[],
  nowMs: number,
): Promise<void> {
  const { name, description } = demoRoute;
  const candidates = demoRoute.candidates.flatMap((wanted) => models.find((model) => model.name === wanted)?.id ?? []);
  if (candidates.length === 0) return;
  const routeId = newId('rte', nowMs);
  const at = new Date(nowMs);
  const definition = routeDefinition.parse({
    description,
    workClass: name,
    strategy: 'cheapest',
    state: 'active',
    requirements: { minQuality: null, maxFirstByteP95Ms: null, regions: [], dataClass: 'internal', abilities: [] },
    candidates,
  });
  await tx.route.create({ data: { id: routeId, organisationId, name, createdAt: at } });
  const { kind: authorKind, id: authorId } = author;
  await insertRouteVersion(tx, { organisationId, routeId, version: 1, definition, authorKind, authorId, at, reason });
}

async function putBudgets(
  tx: TenantTransaction,
  organisationId: string,
  callers: readonly DemoCaller[],
  nowMs: number,
): Promise<readonly DemoBudgetRow[]> {
  const departments = await tx.department.findMany({ select: { id: true, slug: true } });
  // They counted all of the past: a pace that began now would make it the spend of a moment.
  const at = new Date(nowMs - (pastDays + 1) * 86_400_000);
  const made: DemoBudgetRow[] = [];
  for (const { over, period, ...budget } of demoBudgets) {
    const places: readonly { readonly id: string; readonly slug: string }[] =
      budget.scopeKind === 'agent' ? callers : departments;
    const scopeId = over === null ? null : (places.find(({ slug }) => slug === over)?.id ?? null);
    if (period === 'run' || (over !== null && scopeId === null)) continue;
    const id = newId('bdg', nowMs);
    const configuration = { ...budget, period, scopeId, notifyPercents: [50, 80, 100], timeZone: 'UTC' };
    await insertBudget(tx, organisationId, { ...configuration, id, at });
    const version = { budgetId: id, number: 1, author, reason, configuration, archived: false, at };
    await insertBudgetVersion(tx, organisationId, version);
    made.push({ ...configuration, id });
  }
  return made;
}
