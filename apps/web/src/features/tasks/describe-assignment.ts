import type { Explanation } from '@/components/ui/index.ts';
import type { TaskAssignment, TaskDetail } from './task-types.ts';

type Rejection = TaskAssignment['rejected'][number]['reason'];
type Parts = NonNullable<TaskAssignment['parts']>;

/** Thousandths as people read a score: `0.85`. */
export function shareOf(thousandths: number): string {
  return (thousandths / 1000).toFixed(2);
}

function partsInWords({ room, context, cache }: Parts): string {
  return `room ${shareOf(room)}, context ${shareOf(context)}, cache ${shareOf(cache)}`;
}

/** Why an agent did not get a task, for a line that begins with its name. */
export function describeRejection(reason: Rejection): string {
  switch (reason.kind) {
    case 'not_active':
      return `is ${reason.state}`;
    case 'capability_missing':
      return `is not capable of ${reason.missing.join(', ')}`;
    case 'class_not_allowed':
      return `may do ${reason.highest} work at most: its risk class says so`;
    case 'no_live_instance':
      return 'has no live instance';
    case 'no_room':
      return `is full: ${reason.held} of ${reason.places} places are taken`;
    case 'outscored':
      return `scored ${shareOf(reason.score)}: ${partsInWords(reason.parts)}`;
    case 'more_recent':
      return `scored the same, ${shareOf(reason.score)}, and got a task more recently`;
  }
}

/** Why a task is whose it is, or why it is nobody's yet. */
export function explainAssignment(task: Pick<TaskDetail, 'assignment' | 'capabilities'>): Explanation {
  const { assignment } = task;
  if (assignment === null) {
    return {
      title: 'Why nobody has it yet',
      sentence: 'It was only just created: the next pass, within seconds, decides.',
    };
  }
  const { chosen, by, at, score, parts } = assignment;
  if (chosen === null) {
    const needs = task.capabilities.length === 0 ? 'takes tasks' : `is capable of ${task.capabilities.join(', ')}`;
    const sentence =
      assignment.rejected.length === 0
        ? `No digital employee ${needs}. Add the capability to one, or give the task to somebody.`
        : 'Nobody can take it now. It goes to the first who can; each of these is what they lack.';
    return { title: 'Why nobody has it yet', sentence, at };
  }
  const title = `Why ${chosen.slug}`;
  if (by === 'creator') return { title, sentence: `Whoever created the task named ${chosen.slug}.`, at };
  if (by === 'person') return { title, sentence: `Somebody gave the task to ${chosen.slug} in the console.`, at };
  return {
    title,
    sentence: assignment.rejected.some(({ reason }) => 'score' in reason)
      ? `${chosen.slug} could do it, and had the highest score of those that could.`
      : `${chosen.slug} was the only one that could do it then.`,
    at,
    inputs:
      parts === null || score === null
        ? []
        : [
            { name: 'Room', value: shareOf(parts.room), note: 'share of its places that was free; counts half' },
            {
              name: 'Context',
              value: shareOf(parts.context),
              note: 'its share of the run’s recent calls; counts 0.35',
            },
            { name: 'Cache', value: shareOf(parts.cache), note: 'how warm its own prompt was; counts 0.15' },
            { name: 'Score', value: shareOf(score), note: 'of 1.00' },
          ],
  };
}
