import { describe, expect, it } from 'vitest';
import { parseMachineCpuMs, parseProcessStat, sumTree } from './cpu-time.ts';

describe('parseProcessStat', () => {
  it('adds user and system time, its own and that of ended children, whatever the name holds', () => {
    const line = '4242 (a (strange) name) S 17 4242 1 0 -1 4194560 100 0 0 0 150 50 20 5 20 0 12 0 900 1000 200';
    expect(parseProcessStat(line)).toStrictEqual({ parentPid: 17, cpuMs: 2250 });
  });
});

describe('sumTree', () => {
  const processes = new Map([
    [1, { parentPid: 0, cpuMs: 1000 }],
    [10, { parentPid: 1, cpuMs: 10 }],
    [11, { parentPid: 10, cpuMs: 20 }],
    [12, { parentPid: 11, cpuMs: 30 }],
    [20, { parentPid: 1, cpuMs: 500 }],
  ]);

  it('counts a process with all its descendants and nothing else', () => {
    expect(sumTree(processes, { rootPid: 10 })).toBe(60);
  });

  it('leaves out the subtrees that are counted elsewhere', () => {
    expect(sumTree(processes, { rootPid: 10, exceptPids: [11] })).toBe(10);
  });

  it('counts nothing for a process that has ended', () => {
    expect(sumTree(processes, { rootPid: 99 })).toBe(0);
  });
});

describe('parseMachineCpuMs', () => {
  it('counts work of every kind, neither idle nor waiting nor stolen time', () => {
    expect(parseMachineCpuMs('cpu  100 10 50 90000 700 5 6 400 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n')).toBe(1710);
  });
});
