'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { FinanceAnomaly } from '../finance-types.ts';

/** Says that an anomaly was expected, or takes it back; the toast has the way back. */
export function useSetExpected() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { toast, tell, tellProblem } = useToasts();
  const mutation = useMutation(
    trpc.finance.setAnomalyExpected.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.finance.anomalies.pathFilter()),
      onError: ({ message }) => tellProblem(`Not changed. ${message}`),
    }),
  );
  const set = ({ agent, model, firstDay }: FinanceAnomaly, expected: boolean) => {
    const name = { agentId: agent.id, modelId: model.id, firstDay };
    mutation.mutate(
      { ...name, expected },
      {
        onSuccess: () => {
          if (!expected) return tell(`${agent.slug} counts as unusual again.`);
          toast({
            title: `The spend of ${agent.slug} was expected.`,
            undo: () => mutation.mutate({ ...name, expected: false }),
          });
        },
      },
    );
  };
  return { set, pending: mutation.isPending };
}
