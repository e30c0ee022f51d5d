import { figureOfRounds, figureOfTotal, quantileOfSorted, type Figures } from '../report/index.ts';
import { financePrefix } from './console-plan.ts';
import type { Interaction } from './measure-interactions.ts';
import type { ListLatency } from './measure-lists.ts';
import type { RouteLoad } from './measure-loading.ts';

const bytesPerKilobyte = 1000;
/** Sums over a whole filter, asked for beside the list: no page waits for them. */
const sumNames: ReadonlySet<string> = new Set(['totals_of_a_day', 'histogram_of_a_day']);

export interface ConsoleMeasurements {
  readonly loads: readonly RouteLoad[];
  readonly interactions: readonly Interaction[];
  /** By round: from an agent's request until its call stands on the open page. */
  readonly liveMs: readonly (readonly number[])[];
  readonly lists: readonly ListLatency[];
}

/** Targets judge the worst: the slowest route, the largest shift, the slowest list; so no mean hides one that is bad. */
export function consoleFigures({ loads, interactions, liveMs, lists }: ConsoleMeasurements): Figures {
  const byRoute = Map.groupBy(loads, (load) => load.route);
  const byRound = Map.groupBy(interactions, (interaction) => interaction.round);
  const worstRoute = (read: (load: RouteLoad) => number): number[] =>
    rounds(byRoute).map((ofRound) => Math.max(...ofRound.map(read)));
  const pages = lists.filter(({ name }) => !sumNames.has(name));
  const figures: Figures = {
    inp_p75_ms: figureOfRounds([...byRound.values()].map(upperQuartile), 'ms', { comparison: '<=', bound: 200 }),
    largest_paint_worst_route_ms: figureOfRounds(
      worstRoute((load) => load.largestPaintMs),
      'ms',
      { comparison: '<=', bound: 1_500 },
    ),
    layout_shift_worst_route: figureOfRounds(
      worstRoute((load) => load.layoutShift),
      'score',
      { comparison: '<=', bound: 0.02 },
    ),
    first_script_worst_route_kb: figureOfRounds(
      worstRoute((load) => load.firstScriptBytes / bytesPerKilobyte),
      'kB gzip',
      { comparison: '<=', bound: 250 },
    ),
    live_call_shown_worst_ms: figureOfRounds(
      liveMs.map((ofRound) => Math.max(...ofRound)),
      'ms',
      { comparison: '<=', bound: 1_000 },
    ),
    list_page_worst_ms: figureOfTotal(pages.length === 0 ? null : Math.max(...pages.map((list) => list.p50Ms)), 'ms', {
      comparison: '<=',
      bound: 100,
    }),
  };
  const finance = lists.filter(({ name }) => name.startsWith(financePrefix));
  figures['finance_worst_p95_ms'] = figureOfTotal(
    finance.length === 0 ? null : Math.max(...finance.map(({ p95Ms }) => p95Ms)),
    'ms',
    { comparison: '<=', bound: 100 },
  );
  for (const [name, ofName] of Map.groupBy(interactions, (interaction) => interaction.name)) {
    const perRound = [...Map.groupBy(ofName, (interaction) => interaction.round).values()].map(upperQuartile);
    figures[`inp_p75_${name}_ms`] = figureOfRounds(perRound, 'ms');
  }
  for (const [route, ofRoute] of byRoute) {
    const name = route === '/' ? 'home' : route.slice(1).replaceAll(/[^a-z0-9]+/g, '_');
    figures[`largest_paint_${name}_ms`] = figureOfRounds(
      ofRoute.map((load) => load.largestPaintMs),
      'ms',
    );
    figures[`first_script_${name}_kb`] = figureOfRounds(
      ofRoute.map((load) => load.firstScriptBytes / bytesPerKilobyte),
      'kB gzip',
    );
    figures[`all_script_${name}_kb`] = figureOfRounds(
      ofRoute.map((load) => load.allScriptBytes / bytesPerKilobyte),
      'kB gzip',
    );
  }
  for (const list of lists) {
    figures[`list_${list.name}_p50_ms`] = figureOfTotal(list.p50Ms, 'ms');
    figures[`list_${list.name}_worst_ms`] = figureOfTotal(list.worstMs, 'ms');
  }
  return figures;
}

function upperQuartile(interactions: readonly Interaction[]): number {
  return quantileOfSorted(Float64Array.from(interactions, (interaction) => interaction.durationMs).toSorted(), 0.75);
}

/** The n-th load of every route together, for each n. */
function rounds(byRoute: ReadonlyMap<string, readonly RouteLoad[]>): RouteLoad[][] {
  const most = Math.max(0, ...Array.from(byRoute.values(), (loads) => loads.length));
  return Array.from({ length: most }, (_, round) =>
    Array.from(byRoute.values(), (loads) => loads[round]).flatMap((load) => load ?? []),
  );
}
