import type { Route } from 'next';
import { callsAddress } from '@/components/calls-address/index.ts';
import { formatFilters, type Filter } from '@/components/filters/index.ts';
import type { Term } from './goodput-terms.ts';

export interface Asked {
  /** Undefined: all pools. */
  readonly pool: string | undefined;
  readonly from: number;
  readonly until: number;
}

export interface Behind {
  readonly label: string;
  readonly href: Route;
}

function callsOf(filters: readonly Filter[], { pool, from, until }: Asked): Behind {
  const ofPool = pool === undefined ? [] : [{ field: 'pool', operator: 'any_of' as const, values: [pool] }];
  return { label: 'Calls', href: callsAddress([...filters, ...ofPool], { from, to: until }) };
}

const anyOf = (field: string, value: string): readonly Filter[] => [{ field, operator: 'any_of', values: [value] }];

function scheduler({ pool }: Asked): Behind {
  const query = pool === undefined ? '' : `?pool=${encodeURIComponent(pool)}`;
  return { label: 'Scheduler', href: `/scheduler${query}` as Route };
}

/** Where the rows behind a term are, the first being the nearest. A call stands on its arrival, slot time on when it ran. */
export function behindTerm(term: Term, asked: Asked): readonly [Behind, ...Behind[]] {
  switch (term) {
    case 'offered':
      return [scheduler(asked)];
    case 'idle':
      return [{ label: 'Energy', href: '/energy' }, scheduler(asked)];
    case 'granted':
      return [callsOf([], asked)];
    case 'kept':
    case 'useful':
    case 'slower':
      return [callsOf(anyOf('state', 'settled'), asked)];
    case 'failed_tasks':
      return [
        callsOf(anyOf('lost', term), asked),
        {
          label: 'Tasks',
          href: `/tasks?filters=${encodeURIComponent(formatFilters(anyOf('state', 'failed')))}` as Route,
        },
      ];
    case 'waiting':
    case 'retries':
    case 'preempted':
    case 'failed_calls':
    case 'cancelled':
    case 'loops':
      return [callsOf(anyOf('lost', term), asked)];
  }
}
