'use client';

import { losingWorkPolicies, valueDecays } from '@agent-os/core/choices';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CountField, Dialog, FormActions, TextAreaField, useToasts, WordsField } from '@/components/ui/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CreditsField } from '../credits-field.tsx';
import type { MarketBid } from '../market-types.ts';
import { readCredits } from '../read-credits.ts';
import { losingWords } from '../terms/terms-words.ts';
import { decayNames } from './bid-words.ts';

const msPerSecond = 1000;

function numberOf(form: FormData, name: string): number {
  const text = textOf(form, name).replaceAll(/[,\s]/g, '');
  return text === '' ? Number.NaN : Number(text);
}

function readBid(form: FormData) {
  const value = readCredits(textOf(form, 'value'));
  const seconds = numberOf(form, 'decayMs');
  return {
    value: value === undefined ? Number.NaN : Number(value),
    decay: textOf(form, 'decay'),
    decayMs: textOf(form, 'decayMs') === '' ? null : Math.round(seconds * msPerSecond),
    parallelism: numberOf(form, 'parallelism'),
    speed: numberOf(form, 'speed'),
    losingWork: textOf(form, 'losingWork') === '' ? null : textOf(form, 'losingWork'),
    reason: textOf(form, 'reason'),
  };
}

/** What an agent's work is worth, and how that falls while it waits. In force from the next round. */
export function DeclareBid({ bid, onClose }: { readonly bid: MarketBid; readonly onClose: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const declare = useMutation(
    trpc.market.declareBid.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.market.pathFilter());
        onClose();
        tell(`${bid.agent.slug} bids so from the next round.`);
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ declareBidInput }) => declareBidInput,
    read: (data) => ({ ...readBid(data), agentId: bid.agent.id, expectedVersion: bid.version }),
    onValid: (input) => declare.mutate(input),
  });
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(declare.error, 'reason'), ...form.problems };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`How ${bid.agent.slug} bids`}
      description="It bids what its work is worth; its department’s pacing makes that less, so that credits last."
    >
      <form onSubmit={form.onSubmit} noValidate className="grid gap-3 sm:grid-cols-2">
        <CreditsField
          label="A slot-second is worth"
          name="value"
          amount={BigInt(bid.value)}
          problem={problems['value']}
        />
        <CountField
          label="Slots of use at once"
          name="parallelism"
          unit="slots"
          defaultValue={bid.parallelism}
          problem={problems['parallelism']}
        />
        <WordsField
          label="While it waits, that"
          name="decay"
          defaultValue={bid.decay}
          problem={problems['decay']}
          choices={valueDecays}
          words={decayNames}
        />
        <CountField
          label="In"
          name="decayMs"
          unit="s"
          defaultValue={bid.decayMs === null ? '' : bid.decayMs / msPerSecond}
          hint="Empty where it does not fall."
          problem={problems['decayMs']}
        />
        <CountField
          label="Speed"
          name="speed"
          unit="of 100"
          defaultValue={bid.speed}
          hint="0 is as cheap, 100 as fast as possible."
          problem={problems['speed']}
        />
        <WordsField
          label="Calls that win no slot"
          name="losingWork"
          defaultValue={bid.losingWork ?? ''}
          problem={problems['losingWork']}
          choices={losingWorkPolicies}
          words={losingWords}
        >
          <option value="">as the market’s terms say</option>
        </WordsField>
        <div className="sm:col-span-2">
          <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
          <FormActions onCancel={onClose} pending={declare.isPending}>
            Declare bid
          </FormActions>
        </div>
      </form>
    </Dialog>
  );
}
