'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Page, useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { AgentForm } from './agent-form.tsx';

/** Registers a digital employee; its keys are made on its page. */
export function NewAgentPage() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const { tell } = useToasts();
  const create = useMutation(
    trpc.agents.create.mutationOptions({
      onSuccess: async ({ slug }) => {
        await client.invalidateQueries(trpc.agents.pathFilter());
        tell(`${slug} is registered. Give it a key to let it call.`);
        router.push(`/agents/${slug}`);
      },
    }),
  );
  return (
    <Page title="Create agent" note="a digital employee that calls models through the kernel">
      <div className="max-w-md p-4">
        <AgentForm
          submitLabel="Create agent"
          pending={create.isPending}
          problem={create.error?.message}
          onSubmit={(values) => create.mutate(values)}
        />
      </div>
    </Page>
  );
}
