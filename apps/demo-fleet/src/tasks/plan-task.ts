import type { Random } from '../schedule/index.ts';
import type { NewDemoTask } from './task-client.ts';
import type { TaskKind } from './task-kinds.ts';

/** Tasks that are given away together, and by whom. */
export interface PlannedTasks {
  readonly creator: string;
  readonly tasks: readonly NewDemoTask[];
}

const smallBatch = 2;
const largeBatch = 7;
/** Now and then many come at once, so that instances have a reason to grow. */
const largeBatchShare = 0.12;

/** One to two tasks of a kind, or many, of one run each: whoever did one of them has the context of the next. */
export function planTasks(kinds: readonly TaskKind[], runId: string, random: Random): PlannedTasks | undefined {
  const kind = kinds[Math.floor(random() * kinds.length)];
  if (kind === undefined) return undefined;
  const many = random() < largeBatchShare ? largeBatch : smallBatch;
  const count = 1 + Math.floor(random() * many);
  const first = Math.floor(random() * kind.subjects.length);
  const tasks = Array.from({ length: count }, (_, index) => {
    const subject = kind.subjects[(first + index) % kind.subjects.length] ?? '';
    const title = `${subject}: ${kind.title}`;
    return {
      title,
      input: { request: `${title}. Say what you found in a few sentences.`, behaviour: kind.behaviour },
      capabilities: kind.capabilities,
      runId,
      priority: kind.priority,
    };
  });
  return { creator: kind.creator, tasks };
}
