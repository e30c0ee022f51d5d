import { callProtocol, callState } from '@agent-os/core/contracts';
import { parseAsString, parseAsStringLiteral, type inferParserType } from 'nuqs/server';

export const callRanges = ['15m', '1h', '24h', '7d', 'all'] as const;
type CallRange = (typeof callRanges)[number];

/** What the address holds; an absent part filters nothing. */
export const callFilterParsers = {
  agent: parseAsString,
  department: parseAsString,
  model: parseAsString,
  state: parseAsStringLiteral(callState.options),
  protocol: parseAsStringLiteral(callProtocol.options),
  run: parseAsString,
  range: parseAsStringLiteral(callRanges).withDefault('24h'),
};

export type CallFilterAddress = inferParserType<typeof callFilterParsers>;

const minuteMs = 60_000;
const rangeMinutes: Record<Exclude<CallRange, 'all'>, number> = { '15m': 15, '1h': 60, '24h': 1440, '7d': 10_080 };

/** The kernel's filter for an address. `nowMs` counts by the minute, so that server and browser ask for the same. */
export function toCallFilter(address: CallFilterAddress, nowMs: number) {
  const { agent, department, model, state, protocol, run, range } = address;
  const minute = Math.floor(nowMs / minuteMs) * minuteMs;
  return {
    ...(agent === null ? {} : { agentId: agent }),
    ...(department === null ? {} : { departmentId: department }),
    ...(state === null ? {} : { state }),
    where: [
      ...(model === null ? [] : [{ field: 'model' as const, operator: 'is' as const, values: [model] }]),
      ...(protocol === null ? [] : [{ field: 'protocol' as const, operator: 'is' as const, values: [protocol] }]),
    ],
    ...(run === null ? {} : { runId: run }),
    ...(range === 'all' ? {} : { from: minute - rangeMinutes[range] * minuteMs }),
  };
}
