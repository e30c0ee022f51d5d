import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { GroupCommit } from './group-commit.ts';

describe('group commit', () => {
  test('every row becomes durable exactly once and in order, whatever fails on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.boolean(), { maxLength: 3 }),
        async (rows, failures) => {
          const table = new Set<number>();
          const committed: number[] = [];
          const plan = [...failures];
          const commit = new GroupCommit<number, undefined>({
            write: async (batch) => {
              await Promise.resolve();
              // A batch may reach the table and the answer be lost: writing again must not count twice.
              const lost = plan.shift();
              if (lost !== undefined) {
                if (lost) for (const row of batch) table.add(row);
                throw new Error('connection lost');
              }
              for (const row of batch) table.add(row);
            },
            onCommitted: (row) => committed.push(row),
            onFailure: () => undefined,
            gatherMs: 0,
            batchRowsMax: 7,
            retryDelayMs: 1,
          });
          for (let row = 0; row < rows; row += 1) commit.add(row);
          await commit.durableSoFar();
          expect(committed).toEqual(Array.from({ length: rows }, (_, row) => row));
          expect(table.size).toBe(rows);
          expect(commit.backlog).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('waiting for what is there now does not wait for what comes later', async () => {
    let release: (() => void) | undefined;
    const commit = new GroupCommit<string, undefined>({
      write: async (batch) => {
        if (batch.includes('late')) {
          await new Promise<void>((resolve) => {
            release = resolve;
          });
        }
      },
      onCommitted: () => undefined,
      onFailure: () => undefined,
      gatherMs: 0,
      batchRowsMax: 1,
      retryDelayMs: 1,
    });
    commit.add('early');
    const early = commit.durableSoFar();
    commit.add('late');
    await early;
    expect(commit.backlog).toBe(1);
    await vi.waitFor(() => expect(release).toBeDefined());
    release?.();
    await commit.durableSoFar();
  });
});
