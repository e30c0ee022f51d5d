import { startKernelInstallation, type KernelInstallation } from '../kernel-fixture.ts';
import type { Bench, BenchOptions, BenchOutcome } from '../report/index.ts';
import { startBrowserSession, type BrowserSession } from './browser-session.ts';
import { consoleFigures } from './console-figures.ts';
import { routes, listQueries } from './console-plan.ts';
import { fillAgents, fillCalls, waitUntilFolded } from './fill-database.ts';
import { fillMarket } from './fill-market.ts';
import { measureInteractions, type Interaction } from './measure-interactions.ts';
import { measureLive } from './measure-live.ts';
import { measureLists } from './measure-lists.ts';
import { measureLoading, type RouteLoad } from './measure-loading.ts';

const shownCalls = 10_000;
const shownAgents = 2_000;
const listedCalls = 1_000_000;
const quickListedCalls = 20_000;
const marketMinutes = 60;
const quickMarketMinutes = 2;

export const consoleBench: Bench = {
  name: 'console',
  summary: 'the console in Chromium with 10,000 calls and 2,000 agents, and its lists at a million calls',
  run: runConsoleBench,
};

async function runConsoleBench(options: BenchOptions): Promise<BenchOutcome> {
  const withBrowser = options.only === undefined || !options.only.includes('lists');
  options.progress(`Starting an installation ${withBrowser ? 'with' : 'without'} its console`);
  const installation = await startKernelInstallation({ withConsole: withBrowser });
  try {
    await fillAgents(installation.superuserUrl, shownAgents);
    await fillCalls(installation.superuserUrl, shownCalls, options.seed, options.progress);
    const shown = withBrowser ? await showConsole(installation, options) : undefined;
    const total = options.quick ? quickListedCalls : listedCalls;
    options.progress(`Recording ${total.toLocaleString('en-GB')} calls`);
    await fillCalls(installation.superuserUrl, total - shownCalls, options.seed + 1, options.progress);
    const minutes = options.quick ? quickMarketMinutes : marketMinutes;
    options.progress(`Recording ${minutes} minutes of market rounds`);
    await fillMarket(installation, { minutes, seed: options.seed });
    await waitUntilFolded(installation.superuserUrl);
    const lists = await measureEveryList(installation);
    return {
      versions: { ...installation.versions, ...(shown === undefined ? {} : { chromium: shown.chromium }) },
      figures: consoleFigures({ ...(shown ?? { loads: [], interactions: [], liveMs: [] }), lists }),
      notes: [
        `${shownAgents} agents; ${shownCalls} calls in the browser, ${total} and ${minutes} minutes of market rounds for the lists`,
      ],
    };
  } finally {
    await installation.stop();
  }
}

async function showConsole(installation: KernelInstallation, options: BenchOptions) {
  const session = await startBrowserSession(installation.consoleUrl, installation.owner);
  try {
    return { ...(await measureBrowser(session, installation, options)), chromium: session.version };
  } finally {
    await session.close();
  }
}

interface Shown {
  readonly loads: readonly RouteLoad[];
  readonly interactions: readonly Interaction[];
  readonly liveMs: readonly (readonly number[])[];
}

async function measureBrowser(
  session: BrowserSession,
  installation: KernelInstallation,
  options: BenchOptions,
): Promise<Shown> {
  const loads: RouteLoad[] = [];
  const interactions: Interaction[] = [];
  const liveMs: number[][] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    for (const route of routes) {
      const load = await measureLoading(session, route);
      loads.push(load);
      options.progress(
        `round ${round + 1} ${route}: largest paint ${load.largestPaintMs.toFixed(0)} ms, shift ${load.layoutShift.toFixed(4)}, ` +
          `script ${Math.round(load.firstScriptBytes / 1000)} kB (${Math.round(load.allScriptBytes / 1000)} kB with what follows)`,
      );
    }
    const live = await measureLive(session, installation);
    liveMs.push(live);
    options.progress(`round ${round + 1} a live call: ${live.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    const ofRound = await measureInteractions(session, round);
    interactions.push(...ofRound);
    for (const name of new Set(ofRound.map((interaction) => interaction.name))) {
      const durations = ofRound.filter((one) => one.name === name).map((one) => one.durationMs);
      options.progress(`round ${round + 1} ${name}: ${durations.join(', ')} ms`);
    }
  }
  return { loads, interactions, liveMs };
}

async function measureEveryList({ kernelUrl, adminToken }: KernelInstallation) {
  return measureLists(kernelUrl, adminToken, await listQueries(kernelUrl, adminToken));
}
