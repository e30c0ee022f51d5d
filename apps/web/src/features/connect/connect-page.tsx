'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { CallableOptions } from '@/components/callable/index.ts';
import { ShownKey } from '@/components/new-key/index.ts';
import { Button, Page, SelectField } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { ChooseAgent } from './choose-agent.tsx';
import { chooseModels } from './choose-models.ts';
import type { Connection } from './connection.ts';
import { FirstCall } from './first-call.tsx';
import { NameAgent } from './name-agent.tsx';
import { SnippetTabs } from './snippet-tabs.tsx';
import { Step } from './step.tsx';

type ChosenAgent = Connection['agent'];

const keyName = 'Made while connecting';

export interface ConnectPageProps {
  readonly kernelUrl: string;
  /** The agent that the address names. */
  readonly agent?: ChosenAgent;
}

/** From nothing to a first answered call: an agent, a key shown once, a snippet to paste. */
export function ConnectPage({ kernelUrl, agent: named }: ConnectPageProps) {
  const trpc = useTRPC();
  const mayCreate = useMay('agents:write');
  const [way, setWay] = useState<'new' | 'known'>(mayCreate ? 'new' : 'known');
  const [agent, setAgent] = useState<ChosenAgent | undefined>(named);
  const [chosenModel, setChosenModel] = useState<string>();
  const [answered, setAnswered] = useState(false);
  const tellAnswered = useCallback(() => setAnswered(true), []);
  const models = useQuery(trpc.models.list.queryOptions());
  const routes = useQuery(trpc.routes.list.queryOptions());
  const providers = useQuery(trpc.providers.list.queryOptions());
  const key = useMutation(trpc.keys.create.mutationOptions());
  const makeKey = (forAgent: ChosenAgent) => {
    setAgent(forAgent);
    key.mutate({ agentId: forAgent.id, name: keyName });
  };
  const usable = chooseModels(
    { models: models.data ?? [], routes: routes.data ?? [], providers: providers.data ?? [] },
    agent?.allowedModels ?? [],
  );
  const model = usable.openai.find(({ name }) => name === chosenModel) ?? usable.openai[0];
  const secret = key.data?.secret;
  const problem = key.error?.message;
  return (
    <Page fill title="Connect an agent" note="its code stays as it is: an address and a key are all it needs">
      <div className="grid min-h-0 flex-1 content-start overflow-y-auto xl:grid-cols-[minmax(0,1fr)_416px] xl:content-stretch">
        <div className="min-w-0 xl:border-r xl:border-line-1">
          <Step
            number={1}
            title="Name it"
            note={agent?.slug}
            state={agent !== undefined && (secret !== undefined || named !== undefined) ? 'done' : 'now'}
          >
            {secret === undefined && named === undefined && (
              <>
                {mayCreate && (
                  <div role="radiogroup" aria-label="Which agent" className="mb-3 flex gap-4">
                    {(['new', 'known'] as const).map((choice) => (
                      <label key={choice} className="flex min-h-6 items-center gap-2">
                        <input
                          type="radio"
                          name="way"
                          checked={way === choice}
                          onChange={() => setWay(choice)}
                          className="size-4 accent-ink-1"
                        />
                        {choice === 'new' ? 'a new digital employee' : 'one that is registered'}
                      </label>
                    ))}
                  </div>
                )}
                {way === 'new' ? (
                  <NameAgent pending={key.isPending} problem={problem} onCreated={makeKey} />
                ) : (
                  <ChooseAgent pending={key.isPending} problem={problem} onChoose={makeKey} />
                )}
              </>
            )}
          </Step>
          <Step
            number={2}
            title="Take its key"
            state={secret !== undefined ? 'done' : agent && named ? 'now' : 'later'}
          >
            {secret === undefined ? (
              <>
                <p className="mb-2 text-ink-2">A key is shown once. Whoever has it can spend as {agent?.slug}.</p>
                {problem !== undefined && (
                  <p role="alert" className="mb-2 text-stop">
                    {problem}
                  </p>
                )}
                <Button look="main" pending={key.isPending} onClick={() => agent && makeKey(agent)}>
                  Create key
                </Button>
              </>
            ) : (
              <>
                <ShownKey secret={secret} />
                <p className="mt-1 text-12 text-ink-3">
                  It is not shown again: this page forgets it when you leave. It can be revoked on the agent’s page.
                </p>
              </>
            )}
          </Step>
          <Step
            number={3}
            title="Make the first call"
            state={secret === undefined ? 'later' : answered ? 'done' : 'now'}
          >
            {secret !== undefined && (
              <>
                {usable.openai.length > 1 && (
                  <div className="mb-2 max-w-md">
                    <SelectField
                      label="Model or route"
                      value={model?.name ?? ''}
                      onChange={(event) => setChosenModel(event.target.value)}
                    >
                      <CallableOptions names={usable.openai} />
                    </SelectField>
                  </div>
                )}
                {model === undefined && models.isSuccess && (
                  <p className="mb-2 text-care">
                    This agent may call no chat model yet: an admin can add one under Models.
                  </p>
                )}
                <SnippetTabs
                  kernelUrl={kernelUrl}
                  apiKey={secret}
                  model={model?.name ?? 'a-model'}
                  anthropicModel={
                    (usable.anthropic.find(({ name }) => name === model?.name) ?? usable.anthropic[0])?.name
                  }
                />
              </>
            )}
          </Step>
        </div>
        <div className="min-w-0">
          {agent !== undefined && key.data !== undefined ? (
            <FirstCall
              connection={{ agent, keyId: key.data.key.id, secret: key.data.secret }}
              kernelUrl={kernelUrl}
              onAnswered={tellAnswered}
              models={[
                ...(model ? [model.name] : []),
                ...usable.openai.map(({ name }) => name).filter((name) => name !== model?.name),
              ]}
            />
          ) : (
            <p className="px-4 py-3 text-ink-3">
              The first call appears here the moment the kernel sees it, with its cost and the steps it took.
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}
