import { expect, test } from 'vitest';
import { decideMigration, type RecordedMigration } from './decide-migration.ts';
import { migrationsFolder, readMigrations, type Migration } from './read-migrations.ts';
import { supersededMigrations } from './superseded-migrations.ts';

const available: readonly Migration[] = ['1_first', '2_second', '3_third'].map((name) => ({
  name,
  sql: '',
  checksum: `present form of ${name}`,
}));
const superseded = new Map([
  ['1_first', ['older form', 'oldest form']],
  ['2_retired', ['only form']],
]);
const applied = (name: string, checksum = `present form of ${name}`): RecordedMigration => ({
  name,
  checksum,
  finished: true,
});

test('what the database does not have is applied in order, what broke off is named', () => {
  const recorded = [applied('1_first'), { ...applied('2_second'), finished: false }];
  expect(decideMigration(recorded, available, superseded)).toEqual({
    pending: ['2_second', '3_third'],
    unfinished: ['2_second'],
  });
});

test.each(['older form', 'oldest form', 'present form of 1_first'])('a migration applied in its %s counts', (form) => {
  expect(decideMigration([applied('1_first', form)], available, superseded).pending).toEqual(['2_second', '3_third']);
});

test('a migration that is no longer brought counts in the form that it had', () => {
  const recorded = [applied('1_first'), applied('2_retired', 'only form')];
  expect(decideMigration(recorded, available, superseded).pending).toEqual(['2_second', '3_third']);
});

test.each([
  ['1_first', 'a form of its own'],
  ['2_retired', 'a form of its own'],
  ['3_third', 'older form'],
])('%s in %s is refused as edited', (name, form) => {
  expect(() => decideMigration([applied(name, form)], available, superseded)).toThrow(
    `Migration ${name} was changed after it had been applied`,
  );
});

test('a migration that is neither brought nor declared is refused as newer', () => {
  expect(() => decideMigration([applied('4_unknown')], available, superseded)).toThrow(
    'The database is newer than this release (it has migration 4_unknown)',
  );
});

test('forms are declared only beside a migration of this release that comes after them', () => {
  const brought = new Map(readMigrations(migrationsFolder).map(({ name, checksum }) => [name, checksum]));
  const mending = [...brought.keys()].find((name) => name.endsWith('_sums_of_ended_calls')) ?? '';
  for (const [name, forms] of supersededMigrations) {
    expect(name < mending, name).toBe(true);
    expect(forms).not.toContain(brought.get(name));
    expect(forms.every((form) => /^[0-9a-f]{64}$/.test(form))).toBe(true);
  }
});
