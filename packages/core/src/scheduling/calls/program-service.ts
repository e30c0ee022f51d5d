/** What a program has had so far, from its completed calls. */
export interface ProgramService {
  readonly attainedMs: number;
  readonly stepsDone: number;
}

/** A program that nothing is known of. */
export const unservedProgram: ProgramService = { attainedMs: 0, stepsDone: 0 };
