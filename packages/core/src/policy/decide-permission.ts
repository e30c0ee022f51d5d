import { accepted, refuse, refused, type Result } from '../errors/index.ts';

export interface PermissionRequest {
  readonly agent: {
    readonly slug: string;
    readonly state: 'active' | 'suspended' | 'retired';
    /** Empty: every model of the organisation. */
    readonly allowedModels: readonly string[];
  };
  readonly modelName: string;
}

/** Step 2, permit: may this agent call this model now? A refusal names the rule and who can change it. */
export function decidePermission(request: PermissionRequest): Result<void> {
  const { agent, modelName } = request;
  if (agent.state === 'suspended') {
    return refused(
      refuse('agent_suspended', `${agent.slug} is suspended. An operator can resume it on its page in the console.`),
    );
  }
  if (agent.state === 'retired') {
    return refused(refuse('agent_suspended', `${agent.slug} is retired. Use the key of an active agent.`));
  }
  if (agent.allowedModels.length > 0 && !agent.allowedModels.includes(modelName)) {
    const list = agent.allowedModels.join(', ');
    return refused(
      refuse(
        'policy_denied',
        `${agent.slug} may not call ${modelName}. Its model list allows: ${list}. An operator can change the list.`,
      ),
    );
  }
  return accepted(undefined);
}
