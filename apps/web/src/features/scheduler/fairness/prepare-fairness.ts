import { formatCount, formatDuration, formatShare, formatSummaryCount } from '@/format/index.ts';
import type { PoolStatus } from '../scheduler-types.ts';

type Gap = NonNullable<PoolStatus['fairness']['gap']>;
type Owner = Gap['most'];

export interface FairnessView {
  /** Ends of the gap and of the bound on a bar, 0 to 1. */
  readonly gap: number;
  readonly bound: number;
  readonly gapTokens: string;
  readonly boundTokens: string;
  /** The gap by its bound. */
  readonly part: string;
  /** Beyond the bound and all that the policy lets owners drift on purpose. */
  readonly broken: boolean;
  readonly most: string;
  readonly least: string;
  /** For how long both waited, and with what. */
  readonly waited: string;
  /** The bound as it is worked out. */
  readonly formula: string;
  readonly inputs: readonly { readonly name: string; readonly value: string; readonly note?: string }[];
}

/** Room beyond the longer of gap and bound, so that neither ends at the edge. */
const reach = 1.1;

export function ownerName({ agent, department }: Pick<Owner, 'agent' | 'department'>): string {
  return agent === null ? department.name : agent.slug;
}

/** The gap between two owners on a bar, and what its bound comes from; undefined when there is none to show. */
export function prepareFairness({
  fairness,
  policy,
}: Pick<PoolStatus, 'fairness' | 'policy'>): FairnessView | undefined {
  const sharing = policy.policy.groups.find((group) => group.kind === 'fair_share');
  const { gap } = fairness;
  if (gap === null || sharing === undefined) return undefined;
  const { gapTokens, boundTokens, slackTokens, longestInputTokens, runningTokens, overMs, serviceClass } = gap;
  const scale = Math.max(gapTokens, boundTokens, 1) * reach;
  const { inputWeight, outputWeight } = sharing;
  const ofWeightOne = 2 * Math.max(inputWeight * longestInputTokens, outputWeight * runningTokens);
  const lesserWeight = boundTokens === 0 ? 1 : Number((ofWeightOne / boundTokens).toFixed(3));
  const tokens = (count: number) => `${formatSummaryCount(count)} tok`;
  return {
    gap: gapTokens / scale,
    bound: boundTokens / scale,
    gapTokens: formatSummaryCount(gapTokens),
    boundTokens: formatSummaryCount(boundTokens),
    part: formatShare(boundTokens === 0 ? null : gapTokens / boundTokens),
    broken: gapTokens > boundTokens + 2 * slackTokens,
    most: `${ownerName(gap.most)} ${formatSummaryCount(gap.most.tokens)}`,
    least: `${ownerName(gap.least)} ${formatSummaryCount(gap.least.tokens)}`,
    waited: `${formatDuration(Math.round(overMs * 1000))}${serviceClass === null ? '' : ` with ${serviceClass} calls`}`,
    formula: [
      `2 × max(${inputWeight} × ${formatSummaryCount(longestInputTokens)}, ${outputWeight} × ${formatSummaryCount(runningTokens)})`,
      ...(lesserWeight === 1 ? [] : [`/ ${lesserWeight}`]),
    ].join(' '),
    inputs: [
      { name: 'Most served', value: tokens(gap.most.tokens), note: longName(gap.most) },
      { name: 'Least served', value: tokens(gap.least.tokens), note: longName(gap.least) },
      {
        name: 'Both waited',
        value: formatDuration(Math.round(overMs * 1000)),
        note: serviceClass === null ? 'without a break' : `with ${serviceClass} calls, without a break`,
      },
      { name: 'Longest prompt', value: tokens(longestInputTokens), note: `a token in counts ${inputWeight}` },
      { name: 'Runs at once', value: tokens(runningTokens), note: `at most; a token out counts ${outputWeight}` },
      { name: 'Bound', value: formatCount(boundTokens), note: 'weighted tokens, by VTC (OSDI 2024)' },
      ...(slackTokens === 0
        ? []
        : [
            {
              name: 'On purpose',
              value: formatCount(slackTokens),
              note: 'more for each, so that short work goes first',
            },
          ]),
    ],
  };
}

function longName({ agent, department }: Owner): string {
  return agent === null ? department.name : `${agent.slug}, ${department.name}`;
}
