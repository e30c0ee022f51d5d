import type { Bench } from './report/index.ts';

interface CatalogueEntry {
  readonly summary: string;
  /** Loaded on use, so that listing the benches starts nothing. */
  readonly load: () => Promise<Bench>;
}

export const benchCatalogue: Readonly<Record<string, CatalogueEntry>> = {
  gateway: {
    summary: 'added latency, throughput and CPU of the gateway, recording on, beside a direct call and Portkey',
    load: async () => (await import('./gateway/index.ts')).gatewayBench,
  },
  scheduling: {
    summary: 'completion and slowdown beside AIOS, FIFO, VTC, PLAS and an oracle, simulated; cost of a decision',
    load: async () => (await import('./scheduling/index.ts')).schedulingBench,
  },
  fairness: {
    summary: "gap between owners by VTC's bound, and what floods do to others, simulated",
    load: async () => (await import('./fairness/index.ts')).fairnessBench,
  },
  power: {
    summary:
      'value for each kWh with the market on, in shadow and off, and a power cut; simulated on two kinds of devices',
    load: async () => (await import('./power/index.ts')).powerBench,
  },
  market: {
    summary:
      'efficiency of paced credits beside the optimum and simpler shares, zero runs, misreports; cost of clearing',
    load: async () => (await import('./market/index.ts')).marketBench,
  },
  budget: {
    summary: 'a crowd against a cap that fits a hundred, in one kernel and in three; what a check adds to a call',
    load: async () => (await import('./budget/index.ts')).budgetBench,
  },
  console: {
    summary: 'interaction, loading, shift and script size of the console, and its lists at a million calls',
    load: async () => (await import('./console/index.ts')).consoleBench,
  },
};
