'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, SelectField, useToasts } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { InvoiceDetail, InvoiceGroup } from './invoice-types.ts';
import { useInvoicesRefresh } from './use-invoices-refresh.ts';

export interface ConfirmAliasProps {
  readonly group: InvoiceGroup;
  readonly invoice: InvoiceDetail;
}

/** Says which model a provider means; what looks alike is suggested, and a person confirms it. */
export function ConfirmAlias({ group: { modelText, suggested }, invoice: { provider } }: ConfirmAliasProps) {
  const trpc = useTRPC();
  const refresh = useInvoicesRefresh();
  const { tell } = useToasts();
  const [open, setOpen] = useState(false);
  const models = useQuery({ ...trpc.models.list.queryOptions(), enabled: open });
  const own = models.data?.filter((model) => model.provider.id === provider.id) ?? [];
  const confirm = useMutation(
    trpc.invoices.confirmAlias.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setOpen(false);
        tell(`“${modelText}” is known from now on.`);
      },
    }),
  );
  return (
    <>
      <Button
        size="small"
        className="print:hidden"
        aria-label={`Say which model ${modelText} is…`}
        onClick={() => setOpen(true)}
      >
        {suggested === null ? 'Which model…' : `Is ${suggested.name}?`}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Which model is ${modelText}?`}
        effect={`Invoices of ${provider.name} that name it so are compared again, now and later.`}
        confirm="Confirm model"
        look="main"
        pending={confirm.isPending}
        problem={confirm.error?.message}
        onConfirm={(form) =>
          confirm.mutate({ providerId: provider.id, text: modelText ?? '', modelId: textOf(form, 'model') })
        }
      >
        <SelectField
          key={own.length}
          label="Model"
          name="model"
          defaultValue={suggested?.id ?? own[0]?.id ?? ''}
          hint={own.length === 0 && models.isSuccess ? 'This provider has no models: add one under Models.' : undefined}
        >
          {own.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </ConfirmDialog>
    </>
  );
}
