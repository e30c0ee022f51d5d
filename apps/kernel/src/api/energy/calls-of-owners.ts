import { energyOfOwners, energyOfOwnersInput, type energyOfOwner } from '@agent-os/core/contracts';
import { allIn, sumEnergyOfModels } from '@agent-os/core/energy';
import { listOwnerEnergy, sumOutcomes, sumTaskCosts, type OwnerEnergyRow, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { nameOwners } from '../finance/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

const dayMs = 86_400_000;
/** More models than an organisation has. */
const modelsMax = 10_000;

type Input = z.infer<typeof energyOfOwnersInput>;
type Row = z.infer<typeof energyOfOwner>;

/** What calls took by agent, department, team, model or day: joules with their bounds, CO₂e, and joules for an accepted task. */
export const energyOfCalls = organisationProcedure('calls:read')
  .input(energyOfOwnersInput)
  .output(energyOfOwners)
  .query(({ ctx, input }) =>
    ctx.read(
      async (tx) => {
        const { by, from, to, spend, cursor, limit } = input;
        const question = {
          simulated: spend === 'simulated',
          fromMs: Date.parse(from),
          untilMs: Date.parse(to) + dayMs,
        };
        const found = await listOwnerEnergy(tx, { ...question, by, offset: cursor, limit });
        const models = await listOwnerEnergy(tx, { ...question, by: 'model', offset: 0, limit: modelsMax });
        const tasks = await tasksOf(tx, input);
        const names = await namesOf(tx, by, found);
        const rows = found.map((row) => ({ ...energyWire(row), ...names(row.id), ...tasks(row.id) }));
        const count = found[0]?.owners ?? 0;
        const total = { ...energyWire(allOf(models)), id: '', name: 'Total', slug: null, ...tasks(undefined) };
        const next = cursor + rows.length;
        const nextCursor = next < count && rows.length > 0 ? next : null;
        const estimatedPue = { low: allIn.lowPue, high: allIn.highPue };
        return { from, to, spend, rows, count, nextCursor, total, estimatedPue };
      },
      { oneInstant: true },
    ),
  );

type Energy = Omit<Row, 'id' | 'name' | 'slug' | 'acceptedTasks' | 'millijoulesPerAcceptedTask'>;

function energyWire(row: Omit<OwnerEnergyRow, 'owners'>): Energy {
  const { lowMillijoules, millijoules, highMillijoules } = sumEnergyOfModels(row.models);
  return {
    calls: row.calls,
    callsWithoutEnergy: row.calls - row.energyCalls,
    tokens: row.tokens,
    lowMillijoules: lowMillijoules.toString(),
    millijoules: millijoules.toString(),
    highMillijoules: highMillijoules.toString(),
    estimatedMillijoules: row.estimatedMillijoules.toString(),
    locationMicrograms: row.carbonLocationMicrograms.toString(),
    marketMicrograms: row.carbonMarketMicrograms.toString(),
  };
}

function allOf(rows: readonly OwnerEnergyRow[]): OwnerEnergyRow {
  const sum = (pick: (row: OwnerEnergyRow) => bigint) => rows.reduce((all, row) => all + pick(row), 0n);
  return {
    id: '',
    calls: rows.reduce((all, { calls }) => all + calls, 0),
    energyCalls: rows.reduce((all, { energyCalls }) => all + energyCalls, 0),
    tokens: rows.reduce((all, { tokens }) => all + tokens, 0),
    millijoules: sum(({ millijoules }) => millijoules),
    estimatedMillijoules: sum(({ estimatedMillijoules }) => estimatedMillijoules),
    carbonLocationMicrograms: sum(({ carbonLocationMicrograms }) => carbonLocationMicrograms),
    carbonMarketMicrograms: sum(({ carbonMarketMicrograms }) => carbonMarketMicrograms),
    models: rows.flatMap(({ models }) => models),
    owners: rows.length,
  };
}

const nobody = { agent: 'No agent', department: 'No department', team: 'No team', model: 'No model' } as const;

async function namesOf(tx: TenantTransaction, by: Input['by'], rows: readonly OwnerEnergyRow[]) {
  if (by === 'day') {
    return (id: string) => {
      const day = new Date(Number(id)).toISOString().slice(0, 10);
      return { id: day, name: day, slug: null };
    };
  }
  const ids = rows.map(({ id }) => id);
  const names = await nameOwners(tx, by, ids);
  return (id: string) => ({
    id,
    name: names.get(id)?.name ?? (id === '' ? nobody[by] : id),
    slug: names.get(id)?.slug ?? null,
  });
}

/** Accepted outcomes, and joules of the calls of tasks for each. Models have no tasks: an agent's task may call several. */
async function tasksOf(tx: TenantTransaction, { by, from, to, spend }: Input) {
  if (by === 'model') return () => ({ acceptedTasks: null, millijoulesPerAcceptedTask: null });
  const question = {
    by: by === 'team' ? ('agent' as const) : by,
    from: new Date(from),
    until: new Date(Date.parse(to) + dayMs),
  };
  const isAsked = ({ simulated }: { readonly simulated: boolean }) => simulated === (spend === 'simulated');
  const outcomes = (await sumOutcomes(tx, question)).filter(isAsked);
  const costs = (await sumTaskCosts(tx, question)).filter(isAsked);
  const ownerOf = by === 'team' ? await teamsOfAgents(tx) : (id: string) => id;
  const accepted = sumsById(outcomes, ownerOf, ({ accepted: count }) => BigInt(count));
  const millijoules = sumsById(costs, ownerOf, ({ energyMillijoules }) => energyMillijoules);
  return (id: string | undefined) => {
    const [tasks, taken] = [accepted(id), millijoules(id)];
    return {
      acceptedTasks: Number(tasks),
      millijoulesPerAcceptedTask: tasks === 0n ? null : ((taken + tasks - 1n) / tasks).toString(),
    };
  };
}

/** The team that an agent is in now; empty: none. */
async function teamsOfAgents(tx: TenantTransaction): Promise<(agentId: string) => string> {
  const agents = await tx.agent.findMany({ select: { id: true, teamId: true } });
  const teams = new Map(agents.map(({ id, teamId }) => [id, teamId ?? '']));
  return (agentId) => teams.get(agentId) ?? '';
}

/** Sums of rows by owner: of one, or of all. */
function sumsById<Each extends { readonly id: string }>(
  rows: readonly Each[],
  ownerOf: (rowId: string) => string,
  pick: (row: Each) => bigint,
) {
  const sums = new Map<string, bigint>();
  let all = 0n;
  for (const row of rows) {
    const amount = pick(row);
    const id = ownerOf(row.id);
    sums.set(id, (sums.get(id) ?? 0n) + amount);
    all += amount;
  }
  return (id: string | undefined): bigint => (id === undefined ? all : (sums.get(id) ?? 0n));
}
