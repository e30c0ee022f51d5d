import { expect, test } from 'vitest';
import { foldOwners, residualByDevice, sumByBasis, sumOwners } from './prepare-ledger.ts';

const parts = (metered: number, attributed: number) => ({
  metered: `${metered}`,
  attributed: `${attributed}`,
  idleAllocated: '0',
  idleUnallocated: `${metered - attributed}`,
  system: '0',
  residual: '0',
});

test('what was measured and what was estimated are two sums', () => {
  const devices = [
    { deviceId: 'a', basis: 'measured' as const, spanMs: 1, parts: parts(10, 4) },
    { deviceId: 'b', basis: 'measured' as const, spanMs: 1, parts: parts(5, 5) },
    { deviceId: 'c', basis: 'estimated' as const, spanMs: 1, parts: parts(7, 1) },
  ];
  const sums = sumByBasis({ from: 0, until: 1, devices, owners: [] });
  expect(sums.map(({ basis, parts: sum }) => [basis, sum.metered, sum.attributed, sum.idleUnallocated])).toEqual([
    ['measured', 15, 9, 6],
    ['estimated', 7, 1, 6],
  ]);
});

test('the residual is told by the devices that it comes from, the most first, and of measured ones alone', () => {
  const device = (deviceId: string, basis: 'measured' | 'estimated', residual: string) => ({
    deviceId,
    basis,
    spanMs: 1,
    parts: { ...parts(100, 10), residual },
  });
  const devices = [
    device('little', 'measured', '5'),
    device('none', 'measured', '0'),
    device('much', 'measured', '20'),
    device('reckoned', 'estimated', '50'),
  ];
  expect(residualByDevice({ from: 0, until: 1, devices, owners: [] })).toEqual([
    { deviceId: 'much', millijoules: 20, share: 0.2 },
    { deviceId: 'little', millijoules: 5, share: 0.05 },
  ]);
});

test('owners are summed by department or agent, the most first', () => {
  const owner = (agentId: string, departmentId: string, energy: string) => ({
    agentId,
    departmentId,
    agentName: agentId.toUpperCase(),
    departmentName: null,
    basis: 'allocated' as const,
    energy,
  });
  const owners = [owner('a', 'x', '1'), owner('b', 'x', '5'), owner('a', 'y', '3')];
  expect(sumOwners(owners, 'agent').map(({ name, millijoules }) => [name, millijoules])).toEqual([
    ['B', 5],
    ['A', 4],
  ]);
  expect(sumOwners(owners, 'department').map(({ name, millijoules }) => [name, millijoules])).toEqual([
    ['x', 6],
    ['y', 3],
  ]);
});

test('owners beyond the first are one row, and nothing of their energy is lost', () => {
  const owners = [9, 5, 3, 2].map((millijoules, index) => ({
    id: `o${index}`,
    name: `Owner ${index}`,
    estimated: index === 3,
    millijoules,
  }));
  expect(foldOwners(owners, 4)).toBe(owners);
  expect(foldOwners(owners, 3).map(({ name, estimated, millijoules }) => [name, estimated, millijoules])).toEqual([
    ['Owner 0', false, 9],
    ['Owner 1', false, 5],
    ['2 others', true, 5],
  ]);
});
