import { expect, test } from 'vitest';
import { deviceChoices } from './device-choices.ts';

const home = { id: 'pol_1', slug: 'main' };
const sales = { id: 'dep_1', name: 'Sales' };

test('a device keeps its pool and its holder while the lists are not here', () => {
  expect(deviceChoices({ pool: home, reservedFor: sales }, undefined, undefined)).toEqual({
    pools: [home],
    holders: [sales],
  });
  expect(deviceChoices({ pool: home, reservedFor: null }, undefined, undefined).holders).toEqual([]);
});

test('the lists are offered once they are here, and a new device has nothing before', () => {
  const [other, research] = [
    { id: 'pol_2', slug: 'other' },
    { id: 'dep_2', name: 'Research' },
  ];
  expect(deviceChoices({ pool: home, reservedFor: sales }, [home, other], [sales, research])).toEqual({
    pools: [home, other],
    holders: [sales, research],
  });
  expect(deviceChoices(undefined, undefined, undefined)).toEqual({ pools: [], holders: [] });
});
