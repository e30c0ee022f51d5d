'use client';

import {
  losingWorkPolicies,
  marketPaymentUses,
  marketPeriods,
  marketRules,
  marketUnspentUses,
} from '@agent-os/core/choices';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  CountField,
  Dialog,
  FormActions,
  MoneyField,
  TextAreaField,
  useToasts,
  WordsField,
} from '@/components/ui/index.ts';
import { parseUsd } from '@/format/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CreditsField } from '../credits-field.tsx';
import type { MarketSettings } from '../market-types.ts';
import { readCredits } from '../read-credits.ts';
import { losingWords, paymentWords, periodWords, ruleWords, unspentWords } from './terms-words.ts';

const nanoPerUsd = 1_000_000_000;

export interface EditTermsProps {
  readonly settings: MarketSettings;
  readonly onClose: () => void;
}

function numberOf(form: FormData, name: string): number {
  const text = textOf(form, name).replaceAll(/[,\s]/g, '');
  return text === '' ? Number.NaN : Number(text);
}

/** A price in micro-credits; what is no amount is left to the contract to refuse. */
function priceOf(form: FormData, name: string): number {
  const micro = readCredits(textOf(form, name));
  return micro === undefined ? Number.NaN : Number(micro);
}

function readTerms(form: FormData) {
  const credit = parseUsd(textOf(form, 'creditNanoUsd'));
  return {
    priceFloor: priceOf(form, 'priceFloor'),
    priceCap: priceOf(form, 'priceCap'),
    creditNanoUsd: credit === undefined ? Number.NaN : Number(credit),
    payments: textOf(form, 'payments'),
    unspent: textOf(form, 'unspent'),
    period: textOf(form, 'period'),
    creditsPerPeriod: readCredits(textOf(form, 'creditsPerPeriod'))?.toString() ?? '',
    rule: textOf(form, 'rule'),
    floorSlots: numberOf(form, 'floorSlots'),
    floorAfterRounds: textOf(form, 'floorAfterRounds') === '' ? null : numberOf(form, 'floorAfterRounds'),
    losingWork: textOf(form, 'losingWork'),
    losingAfterRounds: numberOf(form, 'losingAfterRounds'),
    keepRoundsHours: numberOf(form, 'keepRoundsHours'),
    reason: textOf(form, 'reason'),
  };
}

/** The terms of the market: floor and cap, credits and their period, the floor share. In force from the next round. */
export function EditTerms({ settings, onClose }: EditTermsProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const set = useMutation(
    trpc.market.setSettings.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.market.pathFilter());
        onClose();
        tell('The terms of the market are set. They hold from the next round.');
      },
    }),
  );
  const form = useCheckedForm({
    schema: ({ setMarketSettingsInput }) => setMarketSettingsInput,
    read: (data) => ({ ...readTerms(data), expectedVersion: settings.version }),
    onValid: (input) => set.mutate(input),
  });
  const problems: Readonly<Record<string, string>> = { ...kernelProblems(set.error, 'reason'), ...form.problems };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Terms of the market"
      description="They hold from the next round. Prices are credits for one slot for one second."
    >
      <form onSubmit={form.onSubmit} noValidate className="grid gap-3 sm:grid-cols-2">
        <CreditsField
          label="Floor"
          name="priceFloor"
          amount={BigInt(settings.priceFloor)}
          problem={problems['priceFloor']}
        />
        <CreditsField label="Cap" name="priceCap" amount={BigInt(settings.priceCap)} problem={problems['priceCap']} />
        <MoneyField
          label="One credit stands for"
          name="creditNanoUsd"
          defaultValue={String(settings.creditNanoUsd / nanoPerUsd)}
          hint="Turns what a provider charges into a slot’s cost."
          problem={problems['creditNanoUsd']}
        />
        <WordsField
          label="What is paid"
          name="payments"
          defaultValue={settings.payments}
          problem={problems['payments']}
          choices={marketPaymentUses}
          words={paymentWords}
        />
        <CreditsField
          label="Each department gets"
          name="creditsPerPeriod"
          amount={BigInt(settings.creditsPerPeriod)}
          problem={problems['creditsPerPeriod']}
        />
        <WordsField
          label="Every"
          name="period"
          defaultValue={settings.period}
          problem={problems['period']}
          choices={marketPeriods}
          words={periodWords}
        />
        <WordsField
          label="What is not spent"
          name="unspent"
          defaultValue={settings.unspent}
          problem={problems['unspent']}
          choices={marketUnspentUses}
          words={unspentWords}
        />
        <CountField
          label="Keep rounds for"
          name="keepRoundsHours"
          unit="h"
          defaultValue={settings.keepRoundsHours}
          problem={problems['keepRoundsHours']}
        />
        <CountField
          label="Slots out of turn"
          name="floorSlots"
          unit="slots"
          defaultValue={settings.floorSlots}
          problem={problems['floorSlots']}
        />
        <CountField
          label="After so long without one"
          name="floorAfterRounds"
          unit="rounds"
          defaultValue={settings.floorAfterRounds ?? ''}
          hint="Empty: never."
          problem={problems['floorAfterRounds']}
        />
        <WordsField
          label="Calls that win no slot"
          name="losingWork"
          defaultValue={settings.losingWork}
          hint="Urgent calls always wait. An agent may say otherwise with its bid."
          problem={problems['losingWork']}
          choices={losingWorkPolicies}
          words={losingWords}
        />
        <CountField
          label="After so long without one"
          name="losingAfterRounds"
          unit="rounds"
          defaultValue={settings.losingAfterRounds}
          problem={problems['losingAfterRounds']}
        />
        <div className="sm:col-span-2">
          <WordsField
            label="Where departments sell slots"
            name="rule"
            defaultValue={settings.rule}
            hint="Pools without offers are cleared at one price always. The other two price slots only: a pool’s tokens and power limit how many there are, and cost nothing themselves."
            problem={problems['rule']}
            choices={marketRules}
            words={ruleWords}
          />
        </div>
        <div className="sm:col-span-2">
          <TextAreaField label="Reason" name="reason" rows={2} required problem={problems['reason']} />
          <FormActions onCancel={onClose} pending={set.isPending}>
            Set terms
          </FormActions>
        </div>
      </form>
    </Dialog>
  );
}
