import { expect, test } from 'vitest';
import { daysOfSpan } from './of-calls-address.ts';
import { basisOf, callsOfEnergy, figuresOf, type OwnerOfEnergy } from './prepare-owner-energy.ts';

const owner: OwnerOfEnergy = {
  id: 'dep_1',
  name: 'Sales',
  slug: null,
  calls: 4,
  callsWithoutEnergy: 1,
  tokens: 2_000,
  lowMillijoules: '1000',
  millijoules: '4000',
  highMillijoules: '16000',
  estimatedMillijoules: '3000',
  locationMicrograms: '10',
  marketMicrograms: '0',
  acceptedTasks: 2,
  millijoulesPerAcceptedTask: '2000',
};

test('measured and estimated energy stand apart, and a thousand tokens have the bounds of their calls', () => {
  expect(figuresOf(owner)).toEqual({
    low: 1_000,
    high: 16_000,
    estimated: 3_000,
    measured: 1_000,
    perThousand: { low: 500, centre: 2_000, high: 8_000 },
    perAcceptedTask: 2_000,
  });
  expect(figuresOf({ ...owner, tokens: 0 }).perThousand).toBeNull();
  expect(basisOf(owner)).toBe('partly measured');
  expect(basisOf({ ...owner, estimatedMillijoules: '4000' })).toBe('estimated');
  expect(basisOf({ ...owner, estimatedMillijoules: '0' })).toBe('measured');
  expect(basisOf({ ...owner, millijoules: '0', estimatedMillijoules: '0' })).toBeUndefined();
});

test('a span ends today, and its calls are those of its whole days', () => {
  const days = daysOfSpan('7d', Date.parse('2026-11-22T10:00:00Z'));
  expect(days).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  const calls = (by: Parameters<typeof callsOfEnergy>[0], id: string) =>
    decodeURIComponent(callsOfEnergy(by, { id, name: 'gpt' }, days) ?? 'none');
  const range = 'range=2026-11-16T00:00Z..2026-11-23T00:00Z';
  expect(calls('team', 'team_1')).toBe(`/calls?filters=team:any_of:team_1&${range}`);
  expect(calls('model', 'mdl_1')).toBe(`/calls?filters=model:any_of:gpt&${range}`);
  expect(calls('day', '2026-11-20')).toBe('/calls?range=2026-11-20T00:00Z..2026-11-21T00:00Z');
  expect(calls('agent', '')).toBe('none');
});
