import type {
  AgentFact,
  DepartmentLine,
  MonthStanding,
  ReportAnomaly,
  ReportFigures,
  ReportLine,
  ReportSection,
} from './report-figures.ts';

const agentsShown = 10;
const moversShown = 5;

/** What calls of an agent for a department came to in a period. Empty ids: of none. */
export interface SpendFact {
  readonly departmentId: string;
  readonly agentId: string;
  readonly nanoUsd: bigint;
  readonly calls: number;
  readonly unpricedCalls: number;
}

export interface ReportInput extends Pick<
  ReportFigures,
  'organisation' | 'name' | 'department' | 'period' | 'spend' | 'otherNanoUsd' | 'month' | 'link' | 'madeAtMs'
> {
  readonly sections: readonly ReportSection[];
  readonly facts: readonly SpendFact[];
  /** Of the period before. */
  readonly factsBefore: readonly SpendFact[];
  /** Names of departments and agents by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Departments in the month, by their ids; the empty one is the line of what no department has. */
  readonly standings: ReadonlyMap<string, MonthStanding>;
  readonly anomalies: readonly ReportAnomaly[];
}

/** Puts a report together: whatever is shown of the period sums to its total, to the nano-USD. */
export function prepareReport(input: ReportInput): ReportFigures {
  const { organisation, name, department, period, spend, otherNanoUsd, month, link, madeAtMs } = input;
  const { facts, factsBefore, sections, anomalies } = input;
  const asks = (section: ReportSection) => sections.includes(section);
  const agents = linesOf(input, ({ agentId }) => agentId, 'No agent');
  return {
    organisation,
    name,
    department,
    period,
    spend,
    otherNanoUsd,
    month,
    link,
    madeAtMs,
    total: {
      name: 'Total',
      nanoUsd: sum(facts, ({ nanoUsd }) => nanoUsd),
      beforeNanoUsd: sum(factsBefore, ({ nanoUsd }) => nanoUsd),
      calls: facts.reduce((count, { calls }) => count + calls, 0),
    },
    unpricedCalls: facts.reduce((count, { unpricedCalls }) => count + unpricedCalls, 0),
    departments: asks('departments') ? departmentsOf(input) : null,
    agents: asks('agents') ? dearestOf(agents) : null,
    movers: asks('movers') ? moversOf(agents) : null,
    anomalies: asks('anomalies') ? anomalies : null,
    facts: agentFactsOf(input),
  };
}

interface KeyedLine extends ReportLine {
  readonly id: string;
}

function linesOf(
  { facts, factsBefore, names }: ReportInput,
  keyOf: (fact: SpendFact) => string,
  ofNone: string,
): readonly KeyedLine[] {
  const now = Map.groupBy(facts, keyOf);
  const before = Map.groupBy(factsBefore, keyOf);
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((id) => ({
      id,
      name: id === '' ? ofNone : (names.get(id) ?? id),
      nanoUsd: sum(now.get(id) ?? [], ({ nanoUsd }) => nanoUsd),
      beforeNanoUsd: sum(before.get(id) ?? [], ({ nanoUsd }) => nanoUsd),
      calls: (now.get(id) ?? []).reduce((count, { calls }) => count + calls, 0),
    }))
    .toSorted(byAmount);
}

/** Those with spend in the period, the period before or the month, or with a budget; what no department has comes last. */
function departmentsOf(input: ReportInput): readonly DepartmentLine[] {
  const nothing: MonthStanding = { nanoUsd: 0n, budgetNanoUsd: null, forecastNanoUsd: null };
  const known = linesOf(input, ({ departmentId }) => departmentId, 'Unallocated');
  const quiet = [...input.standings.keys()]
    .filter((id) => !known.some((line) => line.id === id))
    .map((id) => ({ id, name: input.names.get(id) ?? 'Unallocated', nanoUsd: 0n, beforeNanoUsd: 0n, calls: 0 }));
  return [...known, ...quiet]
    .map(({ id, ...line }) => ({ id, ...line, month: input.standings.get(id) ?? nothing }))
    .filter(({ id, calls, nanoUsd, beforeNanoUsd, month }) => {
      const isQuiet = calls === 0 && nanoUsd === 0n && beforeNanoUsd === 0n && month.nanoUsd === 0n;
      return !isQuiet || (id !== '' && month.budgetNanoUsd !== null);
    })
    .toSorted((one, other) => Number(one.id === '') - Number(other.id === '') || byAmount(one, other))
    .map((line): DepartmentLine => ({ ...withoutId(line), month: line.month }));
}

function withoutId({ name, nanoUsd, beforeNanoUsd, calls }: ReportLine): ReportLine {
  return { name, nanoUsd, beforeNanoUsd, calls };
}

function dearestOf(agents: readonly KeyedLine[]): readonly ReportLine[] {
  const spent = agents.filter(({ calls, nanoUsd }) => calls > 0 || nanoUsd !== 0n);
  const gone = agents.filter((line) => !spent.includes(line));
  const others = [...spent.slice(agentsShown), ...gone];
  const shown = spent.slice(0, agentsShown).map(withoutId);
  if (others.length === 0) return shown;
  const rest = {
    name: others.length === 1 ? '1 other' : `${others.length} others`,
    nanoUsd: sum(others, ({ nanoUsd }) => nanoUsd),
    beforeNanoUsd: sum(others, ({ beforeNanoUsd }) => beforeNanoUsd),
    calls: others.reduce((count, { calls }) => count + calls, 0),
  };
  return [...shown, rest];
}

function moversOf(agents: readonly KeyedLine[]): readonly ReportLine[] {
  const size = ({ nanoUsd, beforeNanoUsd }: ReportLine) => {
    const change = nanoUsd - beforeNanoUsd;
    return change < 0n ? -change : change;
  };
  return agents
    .filter((line) => size(line) > 0n)
    .toSorted((one, other) => compare(size(other), size(one)) || compare(one.id, other.id))
    .slice(0, moversShown)
    .map(withoutId);
}

function agentFactsOf({ facts, factsBefore, names }: ReportInput): readonly AgentFact[] {
  const keyOf = ({ departmentId, agentId }: SpendFact) => `${departmentId}/${agentId}`;
  const before = Map.groupBy(factsBefore, keyOf);
  const now = Map.groupBy(facts, keyOf);
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((key): AgentFact => {
      const [departmentId = '', agentId = ''] = key.split('/');
      const ofNow = now.get(key) ?? [];
      const department = departmentId === '' ? 'Unallocated' : (names.get(departmentId) ?? departmentId);
      const agent = agentId === '' ? 'No agent' : (names.get(agentId) ?? agentId);
      return {
        name: agent,
        department,
        agent,
        nanoUsd: sum(ofNow, ({ nanoUsd }) => nanoUsd),
        beforeNanoUsd: sum(before.get(key) ?? [], ({ nanoUsd }) => nanoUsd),
        calls: ofNow.reduce((count, { calls }) => count + calls, 0),
        unpricedCalls: ofNow.reduce((count, { unpricedCalls }) => count + unpricedCalls, 0),
      };
    })
    .toSorted((one, other) => compare(one.department, other.department) || byAmount(one, other));
}

function sum<Row>(rows: readonly Row[], read: (row: Row) => bigint): bigint {
  return rows.reduce((total, row) => total + read(row), 0n);
}

function compare<T extends bigint | string>(one: T, other: T): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function byAmount(one: ReportLine, other: ReportLine): number {
  return compare(other.nanoUsd, one.nanoUsd) || compare(one.name, other.name);
}
