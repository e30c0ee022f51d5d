import { appendFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournalEntry } from '@agent-os/db';
import { describe, expect, test } from 'vitest';
import { LocalJournal } from './index.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'journal-'));

describe('the local journal', () => {
  test('gives the next process every line of the one before, in order', () => {
    const folder = newFolder();
    const before = new LocalJournal(folder);
    before.append('{"a":1}');
    before.append('{"a":2}');
    const after = new LocalJournal(folder);
    expect(after.readEarlierLines()).toEqual(['{"a":1}', '{"a":2}']);
    after.deleteEarlier();
    expect(new LocalJournal(folder).readEarlierLines()).toEqual([]);
  });

  test('a line torn by a crash is skipped, not fatal', () => {
    const folder = newFolder();
    const before = new LocalJournal(folder);
    before.append('{"kind":"intent","id":"call_1","reservedNanoUsd":null}');
    appendFileSync(join(folder, readdirSync(folder)[0] ?? ''), '{"kind":"inte');
    const entries = new LocalJournal(folder).readEarlierLines().map(readJournalEntry);
    expect(entries.map((entry) => entry?.kind)).toEqual(['intent', undefined]);
  });

  test('lines of one work are with the next process when the work is over, in their order among others', () => {
    const folder = newFolder();
    const before = new LocalJournal(folder);
    before.append('{"a":1}');
    before.appendTogether(() => {
      before.append('{"a":2}');
      before.append('{"a":3}');
    });
    before.append('{"a":4}');
    expect(new LocalJournal(folder).readEarlierLines()).toEqual(['{"a":1}', '{"a":2}', '{"a":3}', '{"a":4}']);
  });

  test('work that fails does not take the lines that it wrote before with it', () => {
    const folder = newFolder();
    const before = new LocalJournal(folder);
    const fail = () =>
      before.appendTogether(() => {
        before.append('{"a":1}');
        throw new Error('broken');
      });
    expect(fail).toThrow('broken');
    before.append('{"a":2}');
    expect(new LocalJournal(folder).readEarlierLines()).toEqual(['{"a":1}', '{"a":2}']);
  });

  test('a segment is kept until lines that were written together are in Postgres too', () => {
    const folder = newFolder();
    const journal = new LocalJournal(folder);
    let segment: ReturnType<LocalJournal['append']> | undefined;
    journal.appendTogether(() => {
      segment = journal.append('{"a":1}');
      journal.append('{"a":2}');
    });
    if (segment !== undefined) journal.acknowledge(segment);
    journal.close();
    expect(new LocalJournal(folder).readEarlierLines()).toEqual(['{"a":1}', '{"a":2}']);
  });

  test('a clean stop leaves no file behind', () => {
    const folder = newFolder();
    const journal = new LocalJournal(folder);
    journal.acknowledge(journal.append('{}'));
    journal.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('remembers when the replica started last', () => {
    const folder = newFolder();
    expect(new LocalJournal(folder).readLastStart()).toBeUndefined();
    new LocalJournal(folder).writeLastStart(1_795_240_000_000);
    expect(new LocalJournal(folder).readLastStart()).toBe(1_795_240_000_000);
  });
});
