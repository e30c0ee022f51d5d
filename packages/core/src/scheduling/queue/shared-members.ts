import type { QueueNode } from './queue-node.ts';

/** The groups of a tree that share fairly, each with those of its members that wait. */
export function* sharedMembers(group: QueueNode): Generator<readonly QueueNode[]> {
  const members: QueueNode[] = [];
  group.open.search(
    () => true,
    (member) => {
      members.push(member);
      return undefined;
    },
    Infinity,
  );
  if (group.ordering?.kind === 'fair_share') yield members;
  for (const member of members) yield* sharedMembers(member);
}
