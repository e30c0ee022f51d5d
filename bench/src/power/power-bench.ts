import {
  type Bench,
  type BenchOptions,
  type BenchOutcome,
  type Figures,
  figureOfSeeds,
  figureOfTotal,
} from '../report/index.ts';
import { runFleet, type FleetOutcome, type FleetTerms, type MarketMode, type PowerCut } from './run-fleet.ts';
import { requestStreams, valuedWork } from './valued-work.ts';

const modes: readonly MarketMode[] = ['on', 'shadow', 'off'];
const percent = 25;
/** Some 1.5 times what the fleet serves. */
const requestsPerSecond = 80;
/** 0.15 USD a kilowatt-hour and 400 g of CO2 at 100 USD a tonne. */
const energy = { nanoUsdPerKilowattHour: 190_000_000 };
/** About what all slots cost at the prices of such a load, divided by the departments. */
const creditsPerSecond = 8_000_000;

export const powerBench: Bench = {
  name: 'power',
  summary:
    'value for each kWh with the market on, in shadow and off, on two kinds of devices, and a power cut; simulated',
  run: (options) => Promise.resolve(runPowerBench(options)),
};

function runPowerBench({ seed, rounds, quick, progress }: BenchOptions): BenchOutcome {
  const seeds = Array.from({ length: quick ? 2 : Math.max(5, rounds) }, (_, index) => seed + index);
  const horizonMs = quick ? 120_000 : 240_000;
  const streams = requestStreams();
  const sources = [...new Set(streams.map(({ requests }) => requests.source))].join('; ');
  const figures: Figures = {};
  for (const [name, cut] of [
    ['', undefined],
    ['_power_cut', cutOf(horizonMs)],
  ] as const) {
    const outcomes = new Map<MarketMode, FleetOutcome[]>(modes.map((mode) => [mode, []]));
    for (const each of seeds) {
      progress(`Simulating the fleet${cut === undefined ? '' : ' with a power cut'}, seed ${each}`);
      const work = valuedWork(streams, { seed: each, perSecond: requestsPerSecond, horizonMs });
      const credits = (creditsPerSecond * horizonMs) / 1_000;
      const terms: Omit<FleetTerms, 'mode'> = { horizonMs, cut, energy, credits, seed: each };
      for (const mode of modes) outcomes.get(mode)?.push(runFleet(work, { ...terms, mode }));
    }
    Object.assign(figures, figuresOf(name, outcomes));
  }
  return {
    versions: {},
    figures,
    notes: [
      'All figures are virtual time: eight H100 and eight B200 with four slots each and Llama-3.1-8B, energy by batch as published (ML.ENERGY 3.0), steps fitted to it, idle power and rent assumed.',
      `Requests: ${sources}; three quarters chats, one code, played at ${requestsPerSecond} a second; who sends each is drawn: 40 agents of 8 departments, every fifth with must-run work.`,
      `The cut is ${percent} % of full power for a quarter of the run, known 30 s before; a metered interval is 10 s.`,
      'Net value is what finished work was worth to who sent it, less energy and wear. In shadow the market clears and changes nothing.',
    ],
  };
}

/** A quarter of the run, on whole intervals, announced half a minute before. */
function cutOf(horizonMs: number): PowerCut {
  const fromMs = Math.round((horizonMs * 0.5) / 10_000) * 10_000;
  const untilMs = fromMs + Math.round(horizonMs / 4 / 10_000) * 10_000;
  return { announcedAtMs: fromMs - 30_000, fromMs, untilMs, percent };
}

function figuresOf(name: string, outcomes: ReadonlyMap<MarketMode, readonly FleetOutcome[]>): Figures {
  const figures: Figures = {};
  for (const [mode, ofMode] of outcomes) {
    const put = (key: string, unit: string, of: (outcome: FleetOutcome) => number): void => {
      figures[`simulated${name}_market_${mode}_${key}`] = figureOfSeeds(ofMode.map(of), unit);
    };
    put('value_per_kwh', 'USD/kWh', ({ value, millijoules }) => value / 1e9 / (millijoules / 3.6e9));
    put('net_value', 'USD', ({ value, energyCost, wear }) => (value - energyCost - wear) / 1e9);
    put('energy', 'kWh', ({ millijoules }) => millijoules / 3.6e9);
    put('share_of_offered_value', 'share', ({ finishedShareOfValue }) => finishedShareOfValue);
    if (name === '') continue;
    put('must_run_late_or_lost', 'share', ({ mustRunLate, mustRunCalls }) => mustRunLate / mustRunCalls);
    if (mode === 'on') {
      put('price_in_cut_by_price_before', 'ratio', (each) => each.meanPriceInCut / each.meanPriceBefore);
    }
  }
  const [on = [], shadow = [], off = []] = modes.map((mode) => outcomes.get(mode));
  const ratio = (of: (outcome: FleetOutcome) => number) =>
    figureOfSeeds(
      on.map((each, index) => of(each) / of(off[index] ?? each)),
      'ratio',
      { comparison: '>=', bound: 1 },
    );
  figures[`simulated${name}_value_per_kwh_on_vs_off`] = ratio(({ value, millijoules }) => value / millijoules);
  figures[`simulated${name}_net_value_on_vs_off`] = ratio(({ value, energyCost, wear }) => value - energyCost - wear);
  figures[`simulated${name}_net_value_shadow_less_off`] = figureOfTotal(
    shadow.reduce((sum, { value }, index) => sum + Math.abs(value - (off[index]?.value ?? 0)), 0),
    'nano-USD',
    { comparison: '=', bound: 0 },
  );
  figures[`simulated${name}_faults_found_in_rounds`] = figureOfTotal(
    [...on, ...shadow].reduce((sum, { faults }) => sum + faults, 0),
    'faults',
    { comparison: '=', bound: 0 },
  );
  if (name === '') return figures;
  const total = (of: (outcome: FleetOutcome) => number): number => on.reduce((sum, each) => sum + of(each), 0);
  figures['simulated_power_cut_market_on_must_run_deadlines_missed'] = figureOfTotal(
    total(({ mustRunLate }) => mustRunLate),
    'calls',
    { comparison: '=', bound: 0 },
  );
  figures['simulated_power_cut_market_on_intervals_over_cap'] = figureOfTotal(
    total(({ intervalsOverCap }) => intervalsOverCap),
    'intervals',
    { comparison: '=', bound: 0 },
  );
  figures['simulated_power_cut_metered_intervals'] = figureOfTotal(
    total(({ intervalsOfCut }) => intervalsOfCut),
    'intervals',
  );
  return figures;
}
