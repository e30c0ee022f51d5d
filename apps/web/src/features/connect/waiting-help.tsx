import { Time } from '@/components/ui/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';

type Refusal = NonNullable<RouterOutputs['connect']['status']['lastRefusal']>;

/** What the kernel turned away lately, in its own words. */
export function LastRefusal({ refusal }: { readonly refusal: Refusal }) {
  return (
    <div className="mx-4 my-2 border border-care-line bg-care-soft px-3 py-2 text-12 text-ink-1">
      <p>
        <strong className="font-semibold">
          {refusal.key === 'own'
            ? 'An attempt with this key was turned away'
            : 'An attempt with an unknown key was turned away'}
        </strong>{' '}
        <Time at={refusal.at} form="ago" />: {refusal.message}
      </p>
      <p className="mt-1 font-mono text-ink-2">
        {refusal.address} {refusal.code}
      </p>
    </div>
  );
}

export interface WaitingHelpProps {
  readonly kernelUrl: string;
  readonly secret: string;
  readonly models: readonly string[];
}

/** What to look at when nothing comes. */
export function WaitingHelp({ kernelUrl, secret, models }: WaitingHelpProps) {
  return (
    <div className="px-4 py-2">
      <h3 className="font-semibold">Nothing yet. Three things to check</h3>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-12">
        <dt className="text-ink-3">Address</dt>
        <dd className="min-w-0 break-words">
          <code className="font-mono">{kernelUrl}/v1</code> for OpenAI’s clients, without /v1 for Anthropic’s. It must
          be reachable from where the agent runs.
        </dd>
        <dt className="text-ink-3">Key</dt>
        <dd>
          It begins with <code className="font-mono">aos_</code>, ends in{' '}
          <code className="font-mono">{secret.slice(-4)}</code> and has {secret.length} characters. A shell that was
          open before may still hold another one.
        </dd>
        <dt className="text-ink-3">Model</dt>
        <dd className="min-w-0 break-words">
          {models.length === 0
            ? 'This agent may call no model yet: an admin can add one under Models.'
            : `One of ${models.slice(0, 5).join(', ')}${models.length > 5 ? ` and ${models.length - 5} more` : ''}.`}
        </dd>
      </dl>
    </div>
  );
}
