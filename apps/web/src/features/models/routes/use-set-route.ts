'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToasts } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

/** Gives a route a new version. Refused as a conflict when somebody else changed it since it was looked at. */
export function useSetRoute(onDone: () => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  return useMutation(
    trpc.routes.set.mutationOptions({
      onSuccess: async ({ name, version, definition }) => {
        await client.invalidateQueries(trpc.routes.pathFilter());
        onDone();
        tell(
          definition.state === 'active'
            ? `${name} runs version ${version}, from the next call on.`
            : `${name} is switched off: calls that ask for it are refused.`,
        );
      },
    }),
  );
}
