import { describe, expect, test } from 'vitest';
import { explainPostgresFailure } from './postgres-start-error.ts';

describe('explanation of a failed start', () => {
  test.each([
    [
      'postgres: error while loading shared libraries: libxml2.so.2: cannot open shared object file',
      /libxml2\.so\.2 is missing: install/,
    ],
    ['FATAL: could not write lock file "postmaster.pid": No space left on device', /disk that holds \/data is full/],
    ['FATAL: could not map anonymous shared memory: Cannot allocate memory', /too little free memory/],
    ['FATAL: data directory "/data" has wrong ownership', /may not use \/data/],
    ['PANIC: could not locate a valid checkpoint record at 0/1', /damaged: restore/],
    [
      'DETAIL: The data directory was initialized by PostgreSQL version 17, which is not compatible',
      /made by PostgreSQL 17/,
    ],
    ['something that nobody foresaw', /did not start in \/data \("something that nobody foresaw"\): see the log/],
  ])('%s', (output, expected) => {
    const { message } = explainPostgresFailure(output, '/data');
    expect(message).toMatch(expected);
    expect(message).not.toContain('\n');
  });
});
