import { expect, test } from 'vitest';
import { withoutTenants } from './without-tenants.ts';

test('metrics without tenants keep every line that names none', () => {
  const open = [
    '# HELP agent_os_pool_slots Slots by pool="all".',
    'agent_os_calls_in_flight 2',
    'agent_os_refused_total{code="killed"} 1',
  ];
  const closed = [
    'agent_os_pool_slots{pool="pol_1"} 4',
    'agent_os_wait_seconds_bucket{le="0.1",department="dep_1"} 7',
    'agent_os_wait_seconds_count{department="dep_1"} 7',
  ];
  expect(withoutTenants([...open, ...closed].join('\n')).split('\n')).toEqual(open);
});
