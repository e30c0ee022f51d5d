'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useTransition } from 'react';
import { Button, Panel, Spinner, useToasts } from '@/components/ui/index.ts';
import { useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ArrivedCall } from './arrived-call.tsx';
import type { Connection } from './connection.ts';
import { sendTestCall } from './send-test-call.ts';
import { LastRefusal, WaitingHelp } from './waiting-help.tsx';

const pollMs = 1000;
const helpAfterMs = 30_000;

export interface FirstCallProps {
  readonly connection: Connection;
  readonly kernelUrl: string;
  /** Names of the models that the agent may call. */
  readonly models: readonly string[];
  /** Told once, when a call of the agent was answered. */
  readonly onAnswered: () => void;
}

/** Waits for a call with the key and shows it arrive; helps when nothing comes. */
export function FirstCall({ connection, kernelUrl, models, onAnswered }: FirstCallProps) {
  const { agent, keyId, secret } = connection;
  const trpc = useTRPC();
  const now = useNow();
  const [since] = useState(() => Date.now());
  const { tellProblem } = useToasts();
  const [sending, startSending] = useTransition();
  const status = useQuery({ ...trpc.connect.status.queryOptions({ keyId }), refetchInterval: pollMs });
  const callId = status.data?.lastCallId ?? undefined;
  const call = useQuery({
    ...trpc.calls.get.queryOptions({ callId: callId ?? '' }),
    enabled: callId !== undefined,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? pollMs / 2 : false),
  });
  const isAnswered = call.data?.state === 'settled';
  useEffect(() => {
    if (isAnswered) onAnswered();
  }, [isAnswered, onAnswered]);
  const model = models[0];
  const send = () =>
    startSending(async () => {
      const outcome = await sendTestCall({ apiKey: secret, model: model ?? '' });
      if (!outcome.answered) tellProblem(`The test call was not answered. ${outcome.text}`);
      await status.refetch();
    });
  const refusal = status.data?.lastRefusal ?? null;
  const shownCall = call.data;
  const newerRefusal = refusal !== null && (shownCall === undefined || refusal.at > shownCall.receivedAt);
  const isLate = callId === undefined && now - since > helpAfterMs;
  return (
    <Panel
      title="First call"
      note={`with the key …${secret.slice(-4)}`}
      actions={
        model !== undefined && (
          <Button size="small" pending={sending} onClick={send}>
            Send a test call from here
          </Button>
        )
      }
    >
      {shownCall ? (
        <ArrivedCall call={shownCall} agentSlug={agent.slug} />
      ) : (
        <p role="status" className="flex items-center gap-2 px-4 py-3 text-15 text-ink-2">
          <Spinner />
          {callId === undefined ? `Waiting for the first call of ${agent.slug}` : 'A call has arrived'}
        </p>
      )}
      {newerRefusal && <LastRefusal refusal={refusal} />}
      {status.isError && <p className="px-4 py-2 text-stop">{status.error.message}</p>}
      {isLate && <WaitingHelp kernelUrl={kernelUrl} secret={secret} models={models} />}
    </Panel>
  );
}
