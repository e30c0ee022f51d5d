import { LauncherError } from '../launcher-error.ts';

/** What the command line asks for. */
export interface LauncherFlags {
  /** False under `--no-web`: the kernel runs without the console. */
  readonly web: boolean;
  /** False under `--no-reference-model`: no simulated model server. */
  readonly referenceModel: boolean;
  /** True under `--watch`: sources are watched and reloaded. */
  readonly watch: boolean;
  /** True under `--check`: configuration and ports are checked, and nothing is started. */
  readonly check: boolean;
}

const known: Readonly<Record<string, Partial<LauncherFlags>>> = {
  '--no-web': { web: false },
  '--no-reference-model': { referenceModel: false },
  '--watch': { watch: true },
  '--check': { check: true },
};

/** @throws LauncherError for a flag that does not exist. */
export function parseFlags(args: readonly string[]): LauncherFlags {
  let flags: LauncherFlags = { web: true, referenceModel: true, watch: false, check: false };
  for (const argument of args) {
    const change = known[argument];
    if (change === undefined) {
      throw new LauncherError(`${argument} is not a flag of npm start: use ${Object.keys(known).join(', ')}.`);
    }
    flags = { ...flags, ...change };
  }
  return flags;
}
