import { invoicePreview, previewInvoiceInput } from '@agent-os/core/contracts';
import { findModel, plainText, suggestModel, type InvoiceLine, type KnownModel } from '@agent-os/core/invoices';
import { organisationProcedure } from '../procedures/index.ts';
import { requireProvider } from '../providers/index.ts';
import { textOfDay } from './calendar-day.ts';
import { knownAliases, knownModels } from './invoice-wire.ts';
import { loadFile } from './load-file.ts';
import { findOverlaps, findTaken } from './same-invoice.ts';

const sampleRows = 5;
const modelsMax = 100;

/** What a file would come to, with what is wrong with it, line by line. Writes nothing. */
export const previewInvoice = organisationProcedure('finance:write')
  .input(previewInvoiceInput)
  .output(invoicePreview)
  .query(async ({ ctx, input }) => {
    const provider = await ctx.read((tx) => requireProvider(tx, input.providerId));
    const file = await loadFile(input, provider.name);
    const known = await ctx.read(async (tx) => ({
      models: await knownModels(tx, provider.id),
      aliases: await knownAliases(tx, provider.id),
      taken: await findTaken(tx, file.hash),
      overlaps: await findOverlaps(tx, provider.id, file.period),
    }));
    const { format, columns, decimalMark, only } = file.reading;
    const shown = (text: string) => plainText(text) ?? '';
    return {
      format,
      header: [...file.header],
      sample: file.rows.slice(0, sampleRows).map(({ values }) => values.map(shown)),
      reading: { columns, decimalMark, only: [...only] },
      choices: [...file.choices],
      rows: file.rows.length,
      lines: file.lines.length,
      leftOut: file.leftOut,
      problems: [...file.problems],
      problemCount: file.problemCount,
      currencies: [...file.currencies],
      totalNano: file.totalNano.toString(),
      period: file.period && { first: textOfDay(file.period.first), last: textOfDay(file.period.last) },
      number: file.number,
      models: nameModels(file.lines, known.models, known.aliases),
      taken: known.taken,
      overlaps: known.overlaps,
    };
  });

/** The models that the lines name, the dearest first. */
function nameModels(
  lines: readonly InvoiceLine[],
  models: readonly KnownModel[],
  aliases: ReadonlyMap<string, string>,
) {
  const named = (id: string | undefined) => {
    const model = models.find((known) => known.id === id);
    return model === undefined ? null : { id: model.id, name: model.name };
  };
  const byText = new Map<string, { lines: number; costNano: bigint }>();
  for (const { modelText, costNano } of lines) {
    if (modelText === null) continue;
    const sum = byText.get(modelText) ?? { lines: 0, costNano: 0n };
    byText.set(modelText, { lines: sum.lines + 1, costNano: sum.costNano + costNano });
  }
  return [...byText]
    .toSorted((a, b) => (a[1].costNano > b[1].costNano ? -1 : 1))
    .slice(0, modelsMax)
    .map(([text, sum]) => {
      const model = named(findModel(text, models, aliases));
      const suggested = model === null ? named(suggestModel(text, models)) : null;
      return { text, lines: sum.lines, costNano: sum.costNano.toString(), model, suggested };
    });
}
