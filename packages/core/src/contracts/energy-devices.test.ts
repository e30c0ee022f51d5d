import { expect, test } from 'vitest';
import { createDeviceInput } from './energy-devices.ts';

const device = {
  name: 'A hall',
  poolId: `pol_${'0'.repeat(26)}`,
  kind: 'gpu',
  accelerator: '',
  meter: { kind: 'model' },
  idleMilliwatts: 0,
  figures: [],
  reservedDepartmentId: null,
};

test('a device and the system around it draw no more together than a reading can hold', () => {
  const problemOf = (peakMilliwatts: number, systemMilliwatts: number) =>
    createDeviceInput.safeParse({ ...device, peakMilliwatts, systemMilliwatts }).error?.issues[0]?.path;
  expect(problemOf(600_000_000_000, 400_000_000_000)).toBeUndefined();
  expect(problemOf(600_000_000_000, 400_000_000_001)).toEqual(['systemMilliwatts']);
  expect(problemOf(1_000_000_000_000, 1_000_000_000_000)).toEqual(['systemMilliwatts']);
});
