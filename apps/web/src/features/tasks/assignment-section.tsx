import Link from 'next/link';
import { ExplanationCard } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { describeRejection, explainAssignment } from './describe-assignment.ts';
import type { TaskDetail } from './task-types.ts';

/** Why this agent: what was chosen and from what, then everybody else with their reason. */
export function AssignmentSection({ task }: { readonly task: TaskDetail }) {
  const explanation = explainAssignment(task);
  const rejected = task.assignment?.rejected ?? [];
  const more = task.assignment?.rejectedMore ?? 0;
  return (
    <section aria-label={explanation.title} className="border-t border-line-1 px-4 py-2">
      <h3 className="font-semibold">{explanation.title}</h3>
      <ExplanationCard explanation={explanation} />
      {rejected.length > 0 && (
        <>
          <h4 className="mt-2 text-12 text-ink-3">Why not the others</h4>
          <ul className="text-12">
            {rejected.map(({ agentId, slug, reason }) => (
              <li key={agentId} className="border-b border-line-1 py-1 text-ink-2">
                <Link href={`/agents/${slug}`} className="font-medium text-ink-1 hover:underline">
                  {slug}
                </Link>{' '}
                {describeRejection(reason)}
              </li>
            ))}
          </ul>
          {more > 0 && <p className="mt-1 text-12 text-ink-3">and {formatQuantity(more, 'more agent')}</p>}
        </>
      )}
    </section>
  );
}
