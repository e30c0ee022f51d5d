import type { ChartData } from '@/components/chart/index.ts';
import { formatCount, formatSeconds } from '@/format/index.ts';
import type { PoolTimeline, ServiceClass } from '../scheduler-types.ts';

export interface SlotBar {
  readonly id: string;
  readonly serviceClass: ServiceClass;
  readonly agent: string;
  readonly lane: number;
  /** Of the strip's width, 0 to 1. */
  readonly start: number;
  readonly width: number;
  /** Left its slot for a more urgent call, within the strip. */
  readonly interrupted: boolean;
  /** `slot 3, risk-scorer, standard, 1.20 s, runs` */
  readonly words: string;
}

export interface PreparedSlots {
  /** Slots drawn from the top; the others were not used or are too many to draw. */
  readonly lanes: number;
  /** By start. */
  readonly bars: readonly SlotBar[];
  readonly interruptions: number;
  /** Busy part of all slots' time, 0 to 1; null when the kernel named only the last of more starts. */
  readonly busyShare: number | null;
  readonly data: ChartData;
}

/** The kernel's limit: with so many, there may have been more. */
const spansMax = 2_000;
const lanesMax = 96;
const tableMax = 200;

/**
 * Places what the slots did on one time scale. A call that runs goes to the right edge; one that started before the strip
 * begins at its left.
 */
export function prepareSlots({ from, to, spans }: PoolTimeline, slots: number): PreparedSlots {
  const length = Math.max(1, to - from);
  const used = spans.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
  const lanes = Math.min(lanesMax, Math.max(slots, used));
  let busyMs = 0;
  let interruptions = 0;
  const bars: SlotBar[] = [];
  for (const { callId, agent, serviceClass, startedAt, endedAt, end, lane } of spans) {
    const [first, last] = [Math.max(from, startedAt), Math.min(to, endedAt ?? to)];
    if (last < first) continue;
    busyMs += last - first;
    if (end === 'interrupted') interruptions += 1;
    if (lane >= lanes) continue;
    const lasted = `${formatSeconds(Math.max(0, (endedAt ?? to) - startedAt) * 1000)} s`;
    bars.push({
      id: `${callId} ${startedAt}`,
      serviceClass,
      agent: agent.slug,
      lane,
      start: (first - from) / length,
      width: (last - first) / length,
      interrupted: end === 'interrupted',
      words: [`slot ${lane + 1}`, agent.slug, serviceClass, lasted, end ?? 'runs'].join(', '),
    });
  }
  return {
    lanes,
    bars,
    interruptions,
    busyShare: spans.length >= spansMax || slots === 0 ? null : Math.min(1, busyMs / (slots * length)),
    data: tableOf(spans, from, to),
  };
}

function tableOf(spans: PoolTimeline['spans'], from: number, to: number): ChartData {
  return {
    head: ['Agent', 'Class', 'Left its slot', 'Slot', 'Start, s after the first', 'Lasted, s'],
    rows: spans
      .slice(-tableMax)
      .map(({ agent, serviceClass, startedAt, endedAt, end, lane }) => [
        agent.slug,
        serviceClass,
        end ?? 'runs',
        formatCount(lane + 1),
        formatSeconds((startedAt - from) * 1000),
        formatSeconds(((endedAt ?? to) - startedAt) * 1000),
      ]),
  };
}
