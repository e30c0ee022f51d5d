import type { Route } from 'next';
import Link from 'next/link';
import { SimulatedBadge } from '@/components/ui/index.ts';
import { CallReuse } from './call-reuse.tsx';
import type { CallDetail } from './call-types.ts';
import { describeCall } from './describe-call.ts';

/** The call in a sentence, and what its caller was told when it did not go well. */
export function CallHeadline({ call }: { readonly call: CallDetail }) {
  const { agent, verb, model, end, detail } = describeCall(call);
  // Its client has an answer with a proper end, so nothing went wrong; it is not whole.
  const cut = call.state === 'settled' ? call.stoppedByBudget : null;
  return (
    <div className="border-b border-line-1 px-4 py-2">
      <p className="[overflow-wrap:anywhere]">
        {agent} {verb} <strong className="font-semibold">{model}</strong>
        {end !== '' && ` ${end}`} {call.simulated && <SimulatedBadge />}
      </p>
      <p className="text-12 text-ink-2">{detail}</p>
      <CallReuse call={call} />
      {call.errorCode !== null && (
        <p
          className={`mt-1.5 border-l-2 px-2 py-1 text-12 [overflow-wrap:anywhere] ${cut ? 'border-care-mark bg-care-soft' : 'border-stop-mark bg-stop-soft'}`}
        >
          <strong className={`font-semibold ${cut ? 'text-care' : 'text-stop'}`}>
            {cut ? `cut by budget ${cut.name}` : call.errorCode}
          </strong>{' '}
          {call.errorDetail}{' '}
          {call.stoppedByBudget && (
            <Link href={`/budgets?peek=${call.stoppedByBudget.id}` as Route} className="text-you underline">
              Open the budget {call.stoppedByBudget.name}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}
