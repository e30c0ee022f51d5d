import type { CallStep } from '@agent-os/core/contracts';
import { describeOrder } from '@agent-os/core/scheduling';
import type { CallDetailRow } from '@agent-os/db';
import { creditsText } from '../../market/index.ts';
import { admissionOf, type Admission, type Hindrance } from './admission-of.ts';
import { explainRouteChoice } from './explain-route-choice.ts';
import { routeRecordOf } from './route-record-of.ts';

const whole = new Intl.NumberFormat('en-GB');

function milliseconds(durationUs: number): string {
  const ms = durationUs / 1000;
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${whole.format(Math.round(ms))} ms`;
}

function endpointName(row: CallDetailRow): string {
  if (row.simulated) return 'Simulated upstream';
  return row.providerProtocol === 'anthropic' ? 'Anthropic upstream' : 'OpenAI-compatible upstream';
}

const usageOrigins = {
  provider: 'as the provider reported',
  counted: 'counted here, as the provider reported none',
  reserved: 'the worst case, as the real use is not known',
  none: 'nothing was used',
} as const;

function explainUsage(row: CallDetailRow): string {
  const { inputTokens, outputTokens, usageSource } = row;
  if (usageSource === 'none' || usageSource === null || inputTokens === null) return 'no tokens were used';
  const tokens = `${whole.format(inputTokens)} input and ${whole.format(outputTokens ?? 0)} output tokens`;
  return `${tokens}, ${usageOrigins[usageSource]}`;
}

function explainPrice(row: CallDetailRow): string {
  if (row.priceEffectiveFrom === null) return 'no price is known for this model, so neither is the cost';
  return `priced with the list of ${row.priceEffectiveFrom.toISOString().slice(0, 10)}: ${row.priceSource ?? ''}`;
}

/** Below this nobody waited: a slot was free. */
const noWaitUs = 500;

const waitedFor: Readonly<Record<Hindrance, string>> = {
  slot: 'all slots were taken',
  turn: 'others were in line already',
  provider: 'its provider took no calls',
  memory: 'the model’s memory was full',
  rate: 'the pool was at its limit a minute',
  agent_limit: 'the agent had all its slots',
  tool: 'a tool that it offers had no free use',
};

function calls(count: number): string {
  return `${whole.format(count)} ${count === 1 ? 'call' : 'calls'}`;
}

function explainClass({ serviceClass, claimedClass, classReason }: CallDetailRow): string {
  if (serviceClass === null) return '';
  if (classReason !== null) return `; class ${classReason}`;
  return claimedClass === null ? '' : `; it asked for ${claimedClass}, its agent may have ${serviceClass}`;
}

function explainWait(row: CallDetailRow): string {
  const { waitUs, poolSlug } = row;
  const pool = poolSlug === null ? 'the model’s pool' : `pool ${poolSlug}`;
  const why = admissionOf(row);
  if ((waitUs ?? 0) < noWaitUs) {
    // It may have lost the slot later: that waiting is part of its execution.
    const parts = [`a slot of ${pool} was free`, ...(why === null ? [] : explainInterruptions(why))];
    return `${parts.join(', ')}${explainClass(row)}`;
  }
  const waited = `waited ${milliseconds(waitUs ?? 0)} for a slot of ${pool}`;
  if (why === null) return `${waited}${explainClass(row)}`;
  const { overtakenBy } = why;
  const reasons = [
    ...(why.waitedFor === null ? [] : [why.tool === null ? waitedFor[why.waitedFor] : `${why.tool} had no free use`]),
    describeOrder({ ...why, serviceClass: row.serviceClass ?? why.queuedAs }),
    ...(overtakenBy === 0 ? [] : [`${calls(overtakenBy)} that came later went before it`]),
    ...explainInterruptions(why),
  ];
  return `${waited}: ${reasons.join(', ')}${explainClass(row)}`;
}

function explainInterruptions({ interruptions, yielded }: Admission): readonly string[] {
  if (interruptions === 0) return [];
  const times = interruptions === 1 ? 'once' : `${interruptions} times`;
  if (yielded === null) return [`made room for a more urgent call ${times}`];
  const { rank, bid, price, round } = yielded;
  const why =
    round === null || bid === null || price === null
      ? 'its agent held most slots of those that may be interrupted'
      : `its bid, ${creditsText(bid)}, was the lowest of those that ran (round ${round}, price ${creditsText(price)})`;
  const before = rank === 1 ? '' : `, after ${calls(rank - 1)}`;
  return [`made room ${times}, last because a power cap left fewer slots than ran: ${why}${before}`];
}

function explainReuse({ reusedFrom, sourceCallId, reusedAgeMs }: CallDetailRow): string {
  const source = `call ${sourceCallId ?? ''}`;
  if (reusedFrom === 'shared') return `shared the execution of ${source}, which was the same and under way`;
  return `took the answer of ${source} from the cache, ${whole.format(Math.floor((reusedAgeMs ?? 0) / 1000))} s old`;
}

function explainExecution(row: CallDetailRow): string {
  if (row.reusedFrom !== null) return explainReuse(row);
  const attempts = row.attempts ?? 0;
  if (attempts === 0) return 'the upstream was not asked';
  const cut = row.state === 'settled' && row.budgetWords !== null ? `; ${row.budgetWords}` : '';
  return `${endpointName(row)} answered ${row.httpStatus ?? 0} after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}${cut}`;
}

function explainModel(row: CallDetailRow): string {
  const record = routeRecordOf(row);
  if (record !== null) return explainRouteChoice(record);
  return `${row.modelRequested} goes to ${row.provider ?? 'no provider'}`;
}

function describe(step: CallStep, row: CallDetailRow): string {
  switch (step) {
    case 'identify':
      return row.keyLastFour === null ? `a key of ${row.agent.slug}` : `key …${row.keyLastFour} of ${row.agent.slug}`;
    case 'permit':
      return 'the agent was active and the model on its list';
    case 'prepare':
      return explainModel(row);
    case 'price':
      return explainPrice(row);
    case 'admit':
      return row.reusedFrom === null ? explainWait(row) : 'asked for no slot: its answer is that of another call';
    case 'execute':
      return explainExecution(row);
    case 'settle':
      return row.reusedFrom === null ? explainUsage(row) : 'the other call used the tokens and paid: cost 0';
    case 'record':
      return 'the end of the call is written down';
  }
}

/** What a call that runs is doing now. */
export function explainRunningStep(step: CallStep, row: CallDetailRow): string {
  if (step === 'admit') return `waits for a slot of pool ${row.poolSlug ?? 'of the model'}`;
  if (step === 'execute') return `${row.provider ?? 'the provider'} is working on it`;
  return 'under way';
}

/** What a step decided, in words. A step that ended the call says why, as the caller was told. */
export function explainStep(step: CallStep, row: CallDetailRow, failed: boolean): string {
  if (!failed) return describe(step, row);
  if (row.state === 'cancelled') return 'the caller went away';
  if (row.state === 'interrupted') return 'the kernel stopped in between; settled at the worst case that was held';
  return row.errorDetail ?? row.errorCode ?? 'no reason was recorded';
}
