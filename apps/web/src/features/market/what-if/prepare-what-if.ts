import type { LineSeries } from '@/components/chart/index.ts';
import { formatCount, formatEnergy } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { MarketWhatIf } from '../market-types.ts';

export interface WhatIfFigure {
  readonly name: string;
  readonly was: string;
  readonly would: string;
  readonly change: string;
}

export interface WhatIfAgent {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly department: string;
  readonly slots: string;
  readonly slotsChange: string;
  readonly paid: string;
  readonly paidChange: string;
  readonly without: string;
  readonly verdict: 'gains' | 'loses' | 'alike';
}

/** As it was and what if, with an arrow between. */
export interface WhatIfDepartment {
  readonly id: string;
  readonly name: string;
  readonly worth: string;
  readonly worthChange: string;
  readonly paid: string;
  readonly paidChange: string;
  readonly energy: string;
  readonly without: string;
}

export interface PreparedWhatIf {
  readonly figures: readonly WhatIfFigure[];
  /** By name. */
  readonly departments: readonly WhatIfDepartment[];
  /** Those whom it makes a difference to, the greatest first. */
  readonly agents: readonly WhatIfAgent[];
  readonly lines: readonly LineSeries[];
  /** `2 gain, 3 lose, 7 hold as much as before.` */
  readonly summary: string;
}

type Tally = MarketWhatIf['all']['recorded'];
type ComparedDepartment = MarketWhatIf['departments'][number];
type ComparedAgent = MarketWhatIf['agents'][number];

/** `+1,204`, `−3`, `0`: what a figure would be more than it was. */
export function signed(change: number, format: (size: number) => string): string {
  const size = format(Math.abs(change));
  return change === 0 ? size : `${change > 0 ? '+' : '−'}${size}`;
}

/** What was decided beside what would have been, as figures, by agent and over time. */
export function prepareWhatIf(answer: MarketWhatIf): PreparedWhatIf {
  const { recorded, candidate } = answer.all;
  const figure = (name: string, of: keyof Tally, format: (value: number) => string): WhatIfFigure => ({
    name,
    was: format(recorded[of]),
    would: format(candidate[of]),
    change: signed(candidate[of] - recorded[of], format),
  });
  const agents = answer.agents.filter(isOther).map(agentOf);
  const of = (verdict: WhatIfAgent['verdict']) => agents.filter((agent) => agent.verdict === verdict).length;
  const alike = answer.agentCount - of('gains') - of('loses');
  return {
    figures: [
      figure('Mean price, credits', 'meanPrice', formatCredits),
      figure('Slots granted, × rounds', 'grantedSlotRounds', formatCount),
      figure('Asked and not served, × rounds', 'unservedSlotRounds', formatCount),
      figure('Value served, credits', 'worth', formatCredits),
      figure('Paid, credits', 'paid', formatCredits),
      figure('Energy of it', 'energyMillijoules', (millijoules) => formatEnergy(millijoules)),
      figure('Longest without a slot, rounds', 'longestZeroRun', formatCount),
    ],
    departments: answer.departments.map(departmentOf),
    agents,
    lines: linesOf(answer),
    summary: `${formatCount(of('gains'))} gain, ${formatCount(of('loses'))} lose, ${formatCount(alike)} hold as many slots as before.`,
  };
}

function isOther({ recorded, candidate }: ComparedAgent): boolean {
  return recorded.slotRounds !== candidate.slotRounds || recorded.paid !== candidate.paid;
}

function departmentOf({ department, recorded, candidate }: ComparedDepartment): WhatIfDepartment {
  return {
    ...department,
    worth: `${formatCredits(recorded.worth)} → ${formatCredits(candidate.worth)}`,
    worthChange: signed(candidate.worth - recorded.worth, formatCredits),
    paid: `${formatCredits(recorded.paid)} → ${formatCredits(candidate.paid)}`,
    paidChange: signed(candidate.paid - recorded.paid, formatCredits),
    energy: `${formatEnergy(recorded.energyMillijoules)} → ${formatEnergy(candidate.energyMillijoules)}`,
    without: `${formatCount(recorded.roundsWithout)} → ${formatCount(candidate.roundsWithout)}`,
  };
}

function agentOf({ agent, department, recorded, candidate }: ComparedAgent): WhatIfAgent {
  const more = candidate.slotRounds - recorded.slotRounds;
  return {
    ...agent,
    department: department.name,
    slots: `${formatCount(recorded.slotRounds)} → ${formatCount(candidate.slotRounds)}`,
    slotsChange: signed(more, formatCount),
    paid: `${formatCredits(recorded.paid)} → ${formatCredits(candidate.paid)}`,
    paidChange: signed(candidate.paid - recorded.paid, formatCredits),
    without: `${formatCount(recorded.roundsWithout)} → ${formatCount(candidate.roundsWithout)}`,
    verdict: more === 0 ? 'alike' : more > 0 ? 'gains' : 'loses',
  };
}

function linesOf({ prices }: MarketWhatIf): readonly LineSeries[] {
  const line = (of: 'recorded' | 'candidate') => prices.map((price) => ({ atMs: price.at, value: price[of] }));
  return [
    { id: 'recorded', label: 'as it was', kind: 'actual', steps: true, points: line('recorded') },
    { id: 'candidate', label: 'what if', kind: 'simulated', steps: true, points: line('candidate') },
  ];
}
