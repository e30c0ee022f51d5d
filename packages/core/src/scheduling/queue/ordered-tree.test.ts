import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberStream } from './number-stream.ts';
import { OrderedTree, type TreeNode } from './ordered-tree.ts';

interface Least {
  value: number;
}

const anyOperations = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), first: fc.nat(9), second: fc.nat(9), value: fc.nat(99) }),
    fc.record({ kind: fc.constant('remove' as const), index: fc.nat(99) }),
  ),
  { minLength: 1, maxLength: 200, size: 'max' },
);

describe('the ordered tree', () => {
  test('keeps order, rank and least value as a sorted list does', () => {
    fc.assert(
      fc.property(anyOperations, fc.integer(), fc.nat(99), fc.nat(10), (operations, seed, limit, upTo) => {
        const tree = new OrderedTree<number, Least>(
          {
            create: () => ({ value: 0 }),
            refresh(sum, value, left, right) {
              sum.value = Math.min(value, left?.value ?? Infinity, right?.value ?? Infinity);
            },
          },
          numberStream(seed),
        );
        let nodes: TreeNode<number, Least>[] = [];
        for (const [tie, operation] of operations.entries()) {
          if (operation.kind === 'insert') {
            nodes.push(tree.insert(operation.value, operation.first, operation.second, tie));
          } else if (nodes.length > 0) {
            const node = nodes[operation.index % nodes.length];
            if (node !== undefined) tree.remove(node);
            nodes = nodes.filter((other) => other !== node);
          }
          const sorted = nodes.toSorted(
            (one, other) => one.first - other.first || one.second - other.second || one.tie - other.tie,
          );
          expect(tree.size).toBe(sorted.length);
          expect(tree.first()).toBe(sorted[0]);
          expect(tree.sum?.value).toBe(sorted.length === 0 ? undefined : Math.min(...sorted.map(({ value }) => value)));
          const found = tree.search(
            (least) => least.value <= limit,
            (value) => (value <= limit ? value : undefined),
            upTo,
          );
          expect(found).toBe(sorted.find((node) => node.value <= limit && node.first <= upTo)?.value);
          for (const [rank, node] of sorted.entries()) expect(tree.countBefore(node)).toBe(rank);
        }
      }),
      { numRuns: 50 },
    );
  });
});
