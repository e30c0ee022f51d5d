'use client';

import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTRPC } from '@/trpc/client.tsx';

/** Long enough for a session of trying; a key that is forgotten dies by itself. */
const lifetimeMs = 60 * 60 * 1000;
const renewBeforeMs = 60_000;

interface HeldKey {
  readonly made: Promise<{ readonly keyId: string; readonly secret: string }>;
  readonly expiresAt: number;
}

/**
 * A key of the chosen agent for this page alone: made at the first turn, and revoked when the
 * page is left. Mount anew for another agent.
 */
export function usePlaygroundKey(agentId: string): () => Promise<string> {
  const trpc = useTRPC();
  const { mutateAsync: create } = useMutation(trpc.keys.create.mutationOptions());
  const { mutate: revoke } = useMutation(trpc.keys.revoke.mutationOptions());
  const held = useRef<HeldKey>(undefined);
  const drop = useCallback(() => {
    const dropped = held.current;
    held.current = undefined;
    void dropped?.made.then(
      ({ keyId }) => revoke({ keyId }),
      () => undefined,
    );
  }, [revoke]);
  useEffect(() => drop, [drop]);
  return useCallback(async () => {
    if (held.current === undefined || held.current.expiresAt - renewBeforeMs < Date.now()) {
      const expiresAt = Date.now() + lifetimeMs;
      const made = create({ agentId, name: 'Playground', expiresAt }).then(({ key, secret }) => ({
        keyId: key.id,
        secret,
      }));
      held.current = { made, expiresAt };
    }
    try {
      return (await held.current.made).secret;
    } catch (error) {
      held.current = undefined;
      throw error;
    }
  }, [agentId, create]);
}
