'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Dialog, FormActions, SelectField, TextField, useToasts } from '@/components/ui/index.ts';
import { checkInput, kernelProblems, textOf } from '@/forms/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC, useTRPCClient } from '@/trpc/client.tsx';
import { FileDrop } from './file-drop.tsx';
import type { InvoiceReading } from './invoice-types.ts';
import { MappingFields } from './mapping-fields.tsx';
import { daysOfMonth } from './days-of-month.ts';
import { PreviewFacts } from './preview-facts.tsx';
import type { ChosenFile } from './read-file.ts';
import { useInvoicesRefresh } from './use-invoices-refresh.ts';

export interface ImportInvoiceProps {
  readonly open: boolean;
  /** Its days are suggested where the file names none. */
  readonly month: string;
  readonly onOpenChange: (open: boolean) => void;
  readonly onImported: (invoiceId: string) => void;
}

/** Takes a file, shows what it would come to, and imports it. */
export function ImportInvoice(props: ImportInvoiceProps) {
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      wide
      title="Import an invoice"
      description="Costs of a provider as CSV: of FOCUS, or of any columns. Nothing is written until it is imported."
    >
      <ImportForm {...props} />
    </Dialog>
  );
}

function ImportForm({ month, onOpenChange, onImported }: ImportInvoiceProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const refresh = useInvoicesRefresh();
  const { tell } = useToasts();
  const [file, setFile] = useState<ChosenFile>();
  const [chosen, setChosen] = useState<string>();
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const providers = useQuery(trpc.providers.list.queryOptions());
  const providerId = chosen ?? providers.data?.[0]?.id ?? '';
  // Its input is the file: too large for the key of a query.
  const preview = useMutation({
    mutationFn: (asked: {
      readonly file: ChosenFile;
      readonly providerId: string;
      readonly reading?: InvoiceReading;
    }) =>
      client.invoices.preview.query({
        providerId: asked.providerId,
        fileName: asked.file.name,
        text: asked.file.text,
        ...(asked.reading === undefined ? {} : { reading: asked.reading }),
      }),
  });
  const importing = useMutation(
    trpc.invoices.import.mutationOptions({
      onSuccess: async ({ id, number, openGroups }) => {
        onOpenChange(false);
        onImported(id);
        tell(`Invoice ${number} is imported: ${formatQuantity(openGroups, 'difference')} open.`);
        await refresh();
      },
    }),
  );
  const look = (next: ChosenFile, provider: string, reading?: InvoiceReading) => {
    if (provider === '') return;
    preview.mutate({ file: next, providerId: provider, ...(reading === undefined ? {} : { reading }) });
  };
  const found = preview.data;
  const submit = async (form: FormData) => {
    const tolerance = Number(textOf(form, 'tolerance').replace(',', '.'));
    const rate = textOf(form, 'usdRate');
    const given = {
      providerId,
      fileName: file?.name ?? '',
      text: file?.text ?? '',
      ...(found === undefined ? {} : { reading: found.reading }),
      number: textOf(form, 'number'),
      period: { first: textOf(form, 'first'), last: textOf(form, 'last') },
      ...(currency === '' ? {} : { currency }),
      ...(rate === '' ? {} : { usdRate: rate }),
      acceptOverlap: form.get('acceptOverlap') === 'on',
      tolerancePpm: Math.round(tolerance * 10_000),
    };
    const result = await checkInput(({ importInvoiceInput }) => importInvoiceInput, given, 'all');
    setFields(result.ok ? {} : result.problems);
    if (result.ok) importing.mutate(result.input);
  };
  const [typedCurrency, setCurrency] = useState<string>();
  const currency = (typedCurrency ?? found?.currencies[0] ?? 'USD').trim().toUpperCase();
  const days = found?.period ?? daysOfMonth(month);
  const problems = { ...kernelProblems(importing.error, 'all'), ...fields };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void submit(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
      <SelectField
        label="Provider"
        value={providerId}
        problem={problems['providerId']}
        onChange={({ target }) => {
          setChosen(target.value);
          if (file !== undefined) look(file, target.value);
        }}
      >
        {providers.data?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <FileDrop
        onFile={(next) => {
          setFile(next);
          look(next, providerId);
        }}
      />
      <div aria-live="polite">
        {preview.isPending && <p className="text-12 text-ink-3">Reading the file…</p>}
        {preview.isError && <p className="text-12 text-stop">{preview.error.message}</p>}
        {found && <PreviewFacts preview={found} />}
      </div>
      {found && file && (
        <>
          <MappingFields preview={found} onChange={(reading) => look(file, providerId, reading)} />
          <div key={file.name} className="grid grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-3">
            <TextField
              label="Invoice number"
              name="number"
              defaultValue={found.number ?? ''}
              autoComplete="off"
              problem={problems['number']}
            />
            <TextField label="First day, UTC" name="first" type="date" defaultValue={days.first} />
            <TextField
              label="Last day, UTC"
              name="last"
              type="date"
              defaultValue={days.last}
              problem={problems['period']}
            />
            <TextField
              label="Currency"
              value={currency}
              maxLength={3}
              autoComplete="off"
              onChange={({ target }) => setCurrency(target.value)}
              problem={problems['currency']}
            />
            {currency !== 'USD' && (
              <TextField
                label={`One ${currency} is`}
                unit="USD"
                name="usdRate"
                inputMode="decimal"
                autoComplete="off"
                problem={problems['usdRate']}
              />
            )}
            <TextField
              label="Tolerance, %"
              name="tolerance"
              inputMode="decimal"
              defaultValue="0.1"
              autoComplete="off"
              problem={problems['tolerancePpm']}
            />
          </div>
        </>
      )}
      {found && found.overlaps.length > 0 && (
        <label className="flex min-h-6 items-center gap-2">
          <input type="checkbox" name="acceptOverlap" />
          Import it all the same: such as a correction of the same days
        </label>
      )}
      <p role="alert" className="text-stop empty:hidden">
        {problems['all'] ?? problems['text'] ?? problems['reading']}
      </p>
      <FormActions
        onCancel={() => onOpenChange(false)}
        pending={importing.isPending}
        disabled={found === undefined || found.problemCount > 0 || found.taken !== null}
      >
        Import invoice
      </FormActions>
    </form>
  );
}
