import { expect, it } from 'vitest';
import { parentsOf } from './parents-of.ts';

it('names the pages above an address', () => {
  expect(parentsOf('/agents/risk-scorer')).toEqual([{ href: '/agents', name: 'Agents' }]);
  expect(parentsOf('/agents')).toEqual([]);
  expect(parentsOf('/')).toEqual([]);
});
