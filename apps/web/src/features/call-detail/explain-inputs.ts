import { formatCallMoney, formatCount, formatDuration, nothing } from '@/format/index.ts';
import type { CallDetail, CallStep } from './call-types.ts';

/** What a step looked at, or came to: name, value, and what it is measured against. */
export interface StepInput {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

const titles: Record<CallStep['step'], string> = {
  identify: 'Who was calling',
  permit: 'Whether it was allowed',
  prepare: 'Which model answers',
  price: 'What it may cost',
  admit: 'When it got a slot',
  execute: 'What the model did',
  settle: 'What it used',
  record: 'What is written down',
};

function money(nanoUsd: string | null): string {
  return formatCallMoney(nanoUsd === null ? null : BigInt(nanoUsd));
}

function tokens(count: number | null): string {
  return count === null ? nothing : `${formatCount(count)} tok`;
}

/** Output tokens a second once the first byte came; undefined when it cannot be known. */
function tokensPerSecond({ outputTokens, firstByteUs, durationUs, streamed }: CallDetail): string | undefined {
  if (!streamed || outputTokens === null || firstByteUs === null || durationUs === null) return undefined;
  const streamedUs = durationUs - firstByteUs;
  return streamedUs <= 0 ? undefined : `${formatCount(Math.round((outputTokens * 1_000_000) / streamedUs))} tok/s`;
}

function executeInputs(call: CallDetail): readonly StepInput[] {
  const rate = tokensPerSecond(call);
  return [
    { name: 'Provider', value: call.provider ?? nothing },
    { name: 'Model that answered', value: call.modelAnswered ?? nothing },
    { name: 'Attempts', value: formatCount(call.attempts) },
    { name: 'HTTP status', value: call.httpStatus === null ? nothing : String(call.httpStatus) },
    { name: 'First byte', value: formatDuration(call.firstByteUs), note: 'after arrival' },
    ...(rate === undefined ? [] : [{ name: 'Then', value: rate }]),
  ];
}

/** What a route's choice looked at and came to; nothing for a call that named a model. */
function routeInputs({ route }: CallDetail): readonly StepInput[] {
  if (route === null) return [];
  const { name, version, candidates, leftOutCount, fallbacks, answeredBy, firstNanoUsd, dearestNanoUsd } = route;
  return [
    { name: 'Route', value: name, note: `version ${version}` },
    { name: 'Could answer', value: formatCount(candidates), note: `${formatCount(leftOutCount)} left out` },
    { name: 'Answered by', value: answeredBy?.name ?? nothing, note: `${formatCount(fallbacks.length)} asked before` },
    { name: 'At the first candidate', value: money(firstNanoUsd), note: 'the same tokens' },
    { name: 'At the dearest', value: money(dearestNanoUsd), note: 'the same tokens' },
  ];
}

/** What an explanation of a step lists. */
export function explainInputs(step: CallStep['step'], call: CallDetail): readonly StepInput[] {
  switch (step) {
    case 'identify':
      return [
        { name: 'Agent', value: call.agent.slug },
        { name: 'Key', value: call.keyLastFour === null ? nothing : `…${call.keyLastFour}` },
        { name: 'Department', value: call.department.name },
        { name: 'Run', value: call.runId ?? nothing },
      ];
    case 'permit':
      return [
        { name: 'Model asked for', value: call.modelRequested },
        ...(call.errorCode === null ? [] : [{ name: 'Error code', value: call.errorCode }]),
      ];
    case 'prepare':
      return [
        { name: 'Model asked for', value: call.modelRequested },
        { name: 'Provider', value: call.provider ?? nothing },
        { name: 'Protocol', value: call.protocol },
        { name: 'Streamed', value: call.streamed ? 'yes' : 'no' },
        ...routeInputs(call),
      ];
    case 'price':
      return [
        { name: 'Input, at most', value: tokens(call.estimatedInputTokens), note: 'estimated' },
        { name: 'Output, at most', value: tokens(call.maxOutputTokens) },
        { name: 'Reserved', value: money(call.reservedNanoUsd), note: 'worst case' },
      ];
    case 'admit':
      return [
        { name: 'Pool', value: call.pool ?? nothing },
        { name: 'Waited', value: formatDuration(call.waitUs) },
      ];
    case 'execute':
      return executeInputs(call);
    case 'settle':
      return [
        { name: 'Input', value: tokens(call.inputTokens), note: `${tokens(call.estimatedInputTokens)} estimated` },
        { name: 'Output', value: tokens(call.outputTokens), note: `${tokens(call.maxOutputTokens)} at most` },
        { name: 'Cost', value: money(call.costNanoUsd), note: `${money(call.reservedNanoUsd)} reserved` },
      ];
    case 'record':
      return [
        { name: 'Call', value: call.id },
        { name: 'State', value: call.state },
      ];
  }
}

export function explainTitle(step: CallStep['step']): string {
  return titles[step];
}
