'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Dialog, useToasts } from '@/components/ui/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentDetail } from '../agent-types.ts';

const AgentForm = lazyPart(async () => (await import('../agent-form.tsx')).AgentForm);

export interface EditAgentProps {
  readonly agent: AgentDetail;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Changes what an agent is for, where it belongs and which models it may call. */
export function EditAgent({ agent, open, onOpenChange: setOpen }: EditAgentProps) {
  useWarm(AgentForm);
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const update = useMutation(
    trpc.agents.update.mutationOptions({
      onSuccess: async ({ slug }) => {
        await client.invalidateQueries(trpc.agents.pathFilter());
        setOpen(false);
        tell(`${slug} is changed. The next call follows it.`);
      },
    }),
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>Edit…</Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Edit ${agent.slug}`}>
        <AgentForm
          initial={{
            slug: agent.slug,
            name: agent.name,
            purpose: agent.purpose,
            departmentId: agent.department.id,
            teamId: agent.team?.id ?? null,
            riskClass: agent.riskClass,
            allowedModels: agent.allowedModels,
            shareIdenticalCalls: agent.shareIdenticalCalls,
            reuseAnswers: agent.reuseAnswers,
            capabilities: agent.capabilities,
            minInstances: agent.minInstances,
            maxInstances: agent.maxInstances,
            tasksPerInstance: agent.tasksPerInstance,
          }}
          submitLabel="Apply"
          pending={update.isPending}
          problem={update.error?.message}
          onSubmit={({ slug: _slug, ...values }) => update.mutate({ agentId: agent.id, ...values })}
        />
      </Dialog>
    </>
  );
}
