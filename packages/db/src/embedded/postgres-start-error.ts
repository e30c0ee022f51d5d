/** The embedded database cannot run; the message is one sentence for a person and says what to do. */
export class PostgresStartError extends Error {
  override readonly name = 'PostgresStartError';
}

interface Explanation {
  readonly pattern: RegExp;
  readonly explain: (match: RegExpExecArray, directory: string) => string;
}

const explanations: readonly Explanation[] = [
  {
    pattern: /error while loading shared libraries: ([^:\s]+)/,
    explain: ([, library]) =>
      `PostgreSQL cannot start because the system library ${library} is missing: install the package that has it, or set DATABASE_URL to a PostgreSQL server.`,
  },
  {
    pattern: /data directory was initialized by PostgreSQL version (\S+?),/,
    explain: ([, version], directory) =>
      `The database in ${directory} was made by PostgreSQL ${version}: start it once more with the release that made it and export its data, or move the directory away to begin with an empty one.`,
  },
  {
    pattern: /No space left on device/,
    explain: (_, directory) => `The disk that holds ${directory} is full: free some space and start again.`,
  },
  {
    pattern: /could not map anonymous shared memory|Cannot allocate memory/,
    explain: () => 'PostgreSQL cannot start because the machine has too little free memory: it needs about 200 MB.',
  },
  {
    pattern: /has wrong ownership|has invalid permissions|Permission denied/,
    explain: (_, directory) =>
      `PostgreSQL may not use ${directory}: give the directory to the user who starts Agent OS, or set AGENT_OS_HOME to another one.`,
  },
  {
    pattern:
      /could not locate a valid checkpoint record|invalid primary checkpoint record|control file|pg_control|is missing a|could not open file|could not read file|is not a database cluster directory|incorrect checksum|bogus data/,
    explain: (_, directory) =>
      `The database in ${directory} is damaged: restore the directory from a backup, or move it away to begin with an empty one (the log beside it has the details).`,
  },
];

/** Turns what PostgreSQL wrote to its log into one sentence that says what to do. */
export function explainPostgresFailure(output: string, directory: string): PostgresStartError {
  for (const { pattern, explain } of explanations) {
    const match = pattern.exec(output);
    if (match !== null) return new PostgresStartError(explain(match, directory));
  }
  const lastLine = output.trim().split('\n').at(-1)?.trim() ?? '';
  return new PostgresStartError(
    `PostgreSQL did not start in ${directory}${lastLine === '' ? '' : ` ("${lastLine}")`}: see the log beside it, or set DATABASE_URL to a PostgreSQL server.`,
  );
}
