import { tokenClasses } from '@agent-os/core/economy';
import type { financeGroup } from '@agent-os/core/contracts';
import type { TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';

export type FinanceGroup = z.infer<typeof financeGroup>;

export interface OwnerName {
  readonly name: string;
  readonly slug: string | null;
  readonly departmentId: string | null;
  /** A provider whose models are simulated, or a model of one. */
  readonly simulated: boolean;
}

const plain = (name: string): OwnerName => ({ name, slug: null, departmentId: null, simulated: false });

const classNames: Readonly<Record<(typeof tokenClasses)[number], string>> = {
  input: 'Input',
  cached_input: 'Cached input',
  cache_write_5m: 'Cache write, 5 minutes',
  cache_write_1h: 'Cache write, 1 hour',
  output: 'Output',
  reasoning: 'Reasoning',
  audio_input: 'Audio in',
  audio_output: 'Audio out',
  image_input: 'Image in',
  image_output: 'Image out',
  tool_use: 'Tool use',
};

/**
 * Names of all that spend may be grouped by; ids that are not in it are those of what is gone.
 * @param agentIds agents whose names are enough, as there are thousands
 */
export async function nameOwners(
  tx: TenantTransaction,
  by: FinanceGroup,
  agentIds?: readonly string[],
): Promise<ReadonlyMap<string, OwnerName>> {
  const select = { id: true, name: true } as const;
  switch (by) {
    case 'department':
      return new Map(
        (await tx.department.findMany({ select })).map(({ id, name }) => [id, { ...plain(name), departmentId: id }]),
      );
    case 'team':
      return new Map(
        (await tx.team.findMany({ select: { ...select, departmentId: true } })).map(({ id, name, departmentId }) => [
          id,
          { ...plain(name), departmentId },
        ]),
      );
    case 'agent':
      return new Map(
        (
          await tx.agent.findMany({
            select: { ...select, slug: true, departmentId: true },
            ...(agentIds === undefined ? {} : { where: { id: { in: [...agentIds] } } }),
          })
        ).map(({ id, name, slug, departmentId }) => [id, { ...plain(name), slug, departmentId }]),
      );
    case 'model':
      return new Map(
        (await tx.model.findMany({ select: { ...select, provider: { select: { simulated: true } } } })).map(
          ({ id, name, provider }) => [id, { ...plain(name), simulated: provider.simulated }],
        ),
      );
    case 'provider':
      return new Map(
        (await tx.provider.findMany({ select: { ...select, slug: true, simulated: true } })).map(
          ({ id, name, slug, simulated }) => [id, { ...plain(name), slug, simulated }],
        ),
      );
    case 'class':
      return new Map(tokenClasses.map((token) => [token, plain(classNames[token])]));
  }
}
