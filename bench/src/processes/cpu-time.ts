import { readdirSync, readFileSync } from 'node:fs';

/** Linux reports process times in this many ticks a second to every program, whatever the kernel's own rate is. */
const ticksPerSecond = 100;

interface ProcessTimes {
  readonly parentPid: number;
  /** User and system time of all its threads, and of children that have ended and been waited for. */
  readonly cpuMs: number;
}

/** Parses one line of /proc/<pid>/stat (proc(5)). The name in brackets may itself hold brackets and spaces. */
export function parseProcessStat(line: string): ProcessTimes {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  const ticks = field(14) + field(15) + field(16) + field(17);
  return { parentPid: field(4), cpuMs: (ticks * 1000) / ticksPerSecond };
}

/** A process and its descendants, without the subtrees in `exceptPids`. */
export interface ProcessTree {
  readonly rootPid: number;
  readonly exceptPids?: readonly number[];
}

/** CPU milliseconds used so far by each named process tree. Resolution 10 ms a process. A tree that has ended counts 0. */
export function readCpuTimes(trees: Readonly<Record<string, ProcessTree>>): Record<string, number> {
  const processes = readAllProcesses();
  return Object.fromEntries(Object.entries(trees).map(([name, tree]) => [name, sumTree(processes, tree)]));
}

/**
 * CPU milliseconds that the whole machine has spent working since it started, whoever for, from the first line of /proc/stat (proc(5)):
 * user, nice, system, irq and softirq. Time stolen by the host is not in it.
 */
export function parseMachineCpuMs(procStat: string): number {
  const ticks = (procStat.split('\n')[0] ?? '').split(/\s+/).slice(1).map(Number);
  const busy = [0, 1, 2, 5, 6].reduce((sum, index) => sum + (ticks[index] ?? 0), 0);
  return (busy * 1000) / ticksPerSecond;
}

export function readMachineCpuMs(): number {
  return parseMachineCpuMs(readFileSync('/proc/stat', 'latin1'));
}

/** Sums a tree over a table of processes; pure, so that it can be tested without processes. */
export function sumTree(processes: ReadonlyMap<number, ProcessTimes>, tree: ProcessTree): number {
  const children = new Map<number, number[]>();
  for (const [pid, { parentPid }] of processes) children.set(parentPid, [...(children.get(parentPid) ?? []), pid]);
  const walk = (pid: number): number => {
    if (tree.exceptPids?.includes(pid)) return 0;
    const below = (children.get(pid) ?? []).reduce((sum, child) => sum + walk(child), 0);
    return (processes.get(pid)?.cpuMs ?? 0) + below;
  };
  return walk(tree.rootPid);
}

function readAllProcesses(): Map<number, ProcessTimes> {
  const processes = new Map<number, ProcessTimes>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    try {
      processes.set(pid, parseProcessStat(readFileSync(`/proc/${pid}/stat`, 'latin1')));
    } catch {
      continue; // It ended between the listing and the reading.
    }
  }
  return processes;
}
