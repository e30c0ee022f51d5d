'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CountField, Dialog, FormActions, TextAreaField, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CreditsField } from '../credits-field.tsx';
import type { MarketOffer } from '../market-types.ts';
import { readCredits } from '../read-credits.ts';

export interface OfferSlotsProps {
  readonly offer: MarketOffer;
  readonly onClose: () => void;
}

/** What a department sells of the slots that it holds in a pool, and for how much at least. In force from the next round. */
export function OfferSlots({ offer, onClose }: OfferSlotsProps) {
  const { department, pool, heldSlots, version } = offer;
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const give = useMutation(
    trpc.market.offerSlots.mutationOptions({
      onSuccess: async ({ slots }) => {
        await client.invalidateQueries(trpc.market.pathFilter());
        onClose();
        tell(
          slots === 0
            ? `${department.name} sells nothing of ${pool.slug} from the next round.`
            : `${department.name} sells ${formatQuantity(slots, 'slot')} of ${pool.slug} from the next round.`,
        );
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ offerSlotsInput }) => offerSlotsInput,
    read: (data) => {
      const ask = readCredits(textOf(data, 'ask'));
      const slots = textOf(data, 'slots').replaceAll(/[,\s]/g, '');
      return {
        departmentId: department.id,
        poolId: pool.id,
        slots: slots === '' ? Number.NaN : Number(slots),
        ask: ask === undefined ? Number.NaN : Number(ask),
        expectedVersion: version,
        reason: textOf(data, 'reason'),
      };
    },
    onValid: (input) => give.mutate(input),
  });
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(give.error, 'slots'), ...form.problems };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Slots that ${department.name} sells`}
      description={`It holds ${formatQuantity(heldSlots, 'slot')} of ${pool.slug}. Where its own agents need them, they bid for them, and it receives what they pay. What nobody buys at its ask stands idle.`}
    >
      <form onSubmit={form.onSubmit} noValidate className="grid gap-3 sm:grid-cols-2">
        <CountField
          label="Sells"
          name="slots"
          unit="slots"
          defaultValue={offer.slots === 0 ? heldSlots : offer.slots}
          hint="0: none."
          problem={problems['slots']}
        />
        <CreditsField label="Asks a slot-second" name="ask" amount={BigInt(offer.ask)} problem={problems['ask']} />
        <div className="sm:col-span-2">
          <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
          <FormActions onCancel={onClose} pending={give.isPending}>
            Offer slots
          </FormActions>
        </div>
      </form>
    </Dialog>
  );
}
