import { unservedProgram, type ProgramService } from '../calls/index.ts';
import type { ProgramEntry } from './pool-snapshot.ts';

/** A program that completes no call for so long is forgotten. */
const rememberedMs = 3_600_000;

/** What each program has had. */
export class ProgramTable {
  /** The longest unserved first: a served program moves to the end. */
  readonly #programs = new Map<string, ProgramEntry>();

  serviceOf(programId: string): ProgramService {
    const program = this.#programs.get(programId);
    return program === undefined ? unservedProgram : { attainedMs: program.attainedMs, stepsDone: program.stepsDone };
  }

  /** A call of the program ended, complete or interrupted. */
  addService(id: string, serviceMs: number, complete: boolean, clock: number): void {
    const { attainedMs, stepsDone } = this.serviceOf(id);
    this.#programs.delete(id);
    this.#programs.set(id, {
      id,
      attainedMs: attainedMs + serviceMs,
      stepsDone: complete ? stepsDone + 1 : stepsDone,
      lastActiveAt: clock,
    });
    for (const program of this.#programs.values()) {
      if (program.lastActiveAt + rememberedMs >= clock) return;
      this.#programs.delete(program.id);
    }
  }

  forget(id: string): void {
    this.#programs.delete(id);
  }

  entries(): ProgramEntry[] {
    return [...this.#programs.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }
}
