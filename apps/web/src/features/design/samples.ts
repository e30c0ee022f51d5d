import type { ChartBucket } from '@/components/chart/index.ts';
import type { Explanation, TimelineRow } from '@/components/ui/index.ts';

/** The moment of the sheet: Wed 18 Nov 2026, 09:42:17 UTC. */
export const sampleNow = Date.UTC(2026, 10, 18, 9, 42, 17);
const minuteMs = 60_000;

/** A value that looks alive and is the same at every load. */
export function wave(index: number, middle: number, swing: number): number {
  return middle + swing * (Math.sin(index / 5) * 0.6 + Math.sin(index * 1.7) * 0.3 + Math.sin(index / 13) * 0.1);
}

export const callsPerMinute: readonly ChartBucket[] = Array.from({ length: 60 }, (_, index) => {
  const startMs = Math.floor(sampleNow / minuteMs) * minuteMs - (60 - index) * minuteMs;
  const unknown = index === 22;
  return {
    startMs,
    endMs: startMs + minuteMs,
    values: {
      settled: unknown ? null : Math.round(wave(index, 1300, 260)),
      reserved: unknown ? null : Math.round(wave(index, 90, 60)),
      refused: unknown ? null : Math.max(0, Math.round(wave(index + 40, 60, 80))),
    },
  };
});

export const whyPosition: Explanation = {
  title: 'Why position 7',
  sentence: 'risk-scorer is first among standard: its owner is furthest behind.',
  inputs: [
    { name: 'Class', value: 'standard', note: '3 of 4' },
    { name: 'Owner service, weighted tok', value: '−21 k', note: 'most behind' },
    { name: 'Program so far', value: '3 calls', note: 'short' },
    { name: 'Bid, credits', value: '1.70', note: 'weight 1.06' },
    { name: 'Deadline', value: 'none', note: '–' },
  ],
  links: [{ label: 'Show the calls', href: '/calls' }],
  decisionId: 'dec_01kaf3qd',
  version: 'policy fair-program v7',
  at: sampleNow - 1000,
};

export const whySimulated: Explanation = {
  title: 'Why this price would be higher',
  sentence: 'With a cap of 2.40 kW the last two slots of gpt-oss-120b would go to the highest bids.',
  simulated: true,
  version: 'market clear v3',
};

export const eightSteps: readonly TimelineRow[] = [
  {
    id: 'identify',
    label: 'identify',
    segments: [{ kind: 'work', startUs: 0, durationUs: 40 }],
    reason: 'tier1-resolver v47, key …7Q2f',
  },
  {
    id: 'permit',
    label: 'permit',
    segments: [{ kind: 'work', startUs: 40, durationUs: 70 }],
    reason: 'allowed by cx.tier1.answer, policy v41; 2 e-mail addresses redacted',
  },
  {
    id: 'prepare',
    label: 'prepare',
    segments: [{ kind: 'work', startUs: 110, durationUs: 1900 }],
    reason: '6,912 of 16,000 tok; 4 pages left out',
  },
  {
    id: 'price',
    label: 'price',
    segments: [{ kind: 'work', startUs: 2010, durationUs: 30 }],
    reason: 'reserved $0.00206 in 3 budgets',
  },
  {
    id: 'admit',
    label: 'admit',
    segments: [{ kind: 'waits', startUs: 2040, durationUs: 412_000 }],
    reason: 'position 6 of 23, interactive, price 1.12 cr/s',
  },
  {
    id: 'execute',
    label: 'execute',
    segments: [
      { kind: 'prefill', startUs: 414_040, durationUs: 288_000 },
      { kind: 'streams', startUs: 702_040, durationUs: 2_896_000 },
    ],
    reason: 'first token 288 ms, then 142 tok/s; no fallback',
  },
  {
    id: 'settle',
    label: 'settle',
    segments: [{ kind: 'work', startUs: 3_598_040, durationUs: 20 }],
    reason: '$0.00108 and 37.1 J; $0.00098 returned',
  },
  {
    id: 'record',
    label: 'record',
    segments: [{ kind: 'work', startUs: 3_598_060, durationUs: 310 }],
    reason: 'leaf 8,412,884; 11 edges',
  },
];

export const stoppedSteps: readonly TimelineRow[] = [
  {
    id: 'identify',
    label: 'identify',
    segments: [{ kind: 'work', startUs: 0, durationUs: 40 }],
    reason: 'lead-qualifier v3',
  },
  {
    id: 'permit',
    label: 'permit',
    failed: true,
    segments: [{ kind: 'failed', startUs: 40, durationUs: 70 }],
    reason: 'Denied by sales.pii.export, policy v41: field ssn is not allowed.',
  },
  {
    id: 'person',
    label: 'approval',
    segments: [{ kind: 'person', startUs: 110, durationUs: null }],
    reason: 'K. Mori has 11 min 48 s left',
  },
  {
    id: 'execute',
    label: 'execute',
    segments: [{ kind: 'estimated', startUs: 300, durationUs: 200 }],
    reason: 'expected',
  },
  {
    id: 'shadow',
    label: 'shadow',
    segments: [{ kind: 'simulated', startUs: 300, durationUs: 150 }],
    reason: 'what v48 would have done',
  },
  { id: 'settle', label: 'settle', segments: [] },
];

export const longName = 'quarterly-regulatory-reconciliation-and-exception-narrative-writer-for-nordic-entities-v2';
