import { expect, test } from 'vitest';
import { startPageOf } from './start-page-of.ts';

test('finance starts with finance, everybody else with what runs', () => {
  expect(startPageOf({ roles: ['finance'], permissions: ['finance:read'] })).toBe('/finance');
  expect(startPageOf({ roles: ['owner', 'finance'], permissions: ['finance:read'] })).toBe('/overview');
  expect(startPageOf({ roles: ['viewer'], permissions: [] })).toBe('/overview');
});
