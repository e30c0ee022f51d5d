import { importInvoiceInput, invoice } from '@agent-os/core/contracts';
import { partsOfDecimal, readAmount, type BilledLine } from '@agent-os/core/invoices';
import { insertInvoiceLines, replaceInvoiceGroups, sumInvoiceGroups, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireProvider } from '../providers/index.ts';
import { dateOfDay, dayOfText } from './calendar-day.ts';
import { compareLines, requireInvoice } from './compare-invoice.ts';
import { invoiceWire } from './invoice-wire.ts';
import { loadFile, type LoadedFile } from './load-file.ts';
import { findOverlaps, findTaken } from './same-invoice.ts';

type Input = z.infer<typeof importInvoiceInput>;

const oneNano = 1_000_000_000n;
const largestTotalNano = 9n * 10n ** 18n;
/** A year, and a day for the leap. */
const longestPeriodDays = 366;

/** Takes a file as an invoice and compares it with what is recorded, in one transaction. */
export const importInvoice = organisationProcedure('finance:write')
  .input(importInvoiceInput)
  .output(invoice)
  .mutation(async ({ ctx, input }) => {
    const { organisationId, kind, id: authorId } = ctx.caller;
    const { clock, random } = ctx.dependencies;
    const provider = await ctx.read((tx) => requireProvider(tx, input.providerId));
    const file = await loadFile(input, provider.name);
    assertReadable(file);
    const period = choosePeriod(file, input);
    const { currency, usdRateNano } = chooseRate(file, input);
    const lines = file.lines.map((line): BilledLine => ({ ...line, costNanoUsd: inUsd(line.costNano, usdRateNano) }));
    const totalNanoUsd = lines.reduce((sum, { costNanoUsd }) => sum + costNanoUsd, 0n);
    if ([file.totalNano, totalNanoUsd].some((total) => total > largestTotalNano || total < -largestTotalNano)) {
      throw new ApiError('invalid', 'The lines sum to more than any invoice. Choose the column of the cost again.');
    }
    return ctx.change(async (tx) => {
      await assertNew(tx, file, input);
      if (!input.acceptOverlap) await assertApart(tx, provider.id, period);
      const at = new Date(clock.nowMs());
      const id = random.newId('ivc');
      const row = {
        id,
        providerId: provider.id,
        periodFirst: dateOfDay(period.first),
        periodLast: dateOfDay(period.last),
        usdRateNano,
        tolerancePpm: input.tolerancePpm,
        costDecimals: file.costDecimals,
      };
      const { format, columns, decimalMark, only } = file.reading;
      await tx.invoice.create({
        data: {
          ...row,
          organisationId,
          number: input.number,
          fileName: input.fileName,
          fileHash: file.hash,
          format,
          mapping: { columns, decimalMark, only: only.map(({ column, value }) => ({ column, value })) },
          currency,
          lines: lines.length,
          totalNano: file.totalNano,
          totalNanoUsd,
          authorKind: kind,
          authorId,
          createdAt: at,
        },
      });
      const { groups, keyOfLine, simulated } = await compareLines(tx, row, lines);
      await insertInvoiceLines(tx, organisationId, id, lines, keyOfLine);
      await replaceInvoiceGroups(tx, organisationId, id, groups);
      await sumInvoiceGroups(tx, id, { at, simulated });
      const result = invoiceWire(await requireInvoice(tx, id));
      const detail = {
        provider: provider.slug,
        number: input.number,
        fileName: input.fileName,
        sha256: Buffer.from(file.hash).toString('hex'),
        lines: lines.length,
        billedNanoUsd: totalNanoUsd.toString(),
        openGroups: result.openGroups,
      };
      return { result, audit: { action: 'invoice.imported', targetKind: 'invoice', targetId: id, detail } };
    });
  });

function assertReadable({ problems, problemCount, lines, reading }: LoadedFile): void {
  const [first] = problems;
  if (first !== undefined) {
    const others = problemCount === 1 ? '' : ` ${problemCount - 1} more cells cannot be read.`;
    throw new ApiError(
      'invalid',
      `Line ${first.line}: ${first.column === '' ? 'the cost has no column: name it' : `${first.column} ${first.problem}`}.${others} Nothing was imported.`,
    );
  }
  if (lines.length === 0) {
    const why = reading.only.length === 0 ? '' : ' with these values';
    throw new ApiError('invalid', `The file has no rows${why}. Choose which rows are read.`);
  }
}

function choosePeriod(file: LoadedFile, input: Input): { readonly first: number; readonly last: number } {
  const given = input.period && { first: dayOfText(input.period.first), last: dayOfText(input.period.last) };
  const { first, last } = given ?? file.period ?? {};
  if (first === undefined || last === undefined) {
    throw new ApiError('invalid', 'The file does not say which days it is of. Give the first and the last day.');
  }
  if (last < first || last - first >= longestPeriodDays) {
    throw new ApiError('invalid', 'The last day is before the first one, or more than a year after it. Mend the days.');
  }
  return { first, last };
}

function chooseRate(file: LoadedFile, input: Input): { readonly currency: string; readonly usdRateNano: bigint } {
  const [first, second] = file.currencies;
  if (second !== undefined) {
    throw new ApiError(
      'invalid',
      `The file has amounts in ${file.currencies.join(' and ')}. Read the rows of one of them.`,
    );
  }
  const currency = input.currency ?? first ?? 'USD';
  if (first !== undefined && first !== currency) {
    throw new ApiError('invalid', `The file is in ${first}, not in ${currency}.`);
  }
  if (currency === 'USD') return { currency, usdRateNano: oneNano };
  const rate = input.usdRate === undefined ? undefined : readAmount(input.usdRate);
  if (rate === undefined) {
    throw new ApiError('invalid', `The file is in ${currency}. Give what one ${currency} is in USD.`);
  }
  return { currency, usdRateNano: partsOfDecimal(rate, 9) };
}

/** Rounded line by line, halves away from 0: lines in USD sum to the invoice in USD. */
function inUsd(costNano: bigint, usdRateNano: bigint): bigint {
  return usdRateNano === oneNano ? costNano : partsOfDecimal({ digits: costNano * usdRateNano, scale: 9 }, 0);
}

/** Two invoices over one day would each be compared with all spend of it: that is the same spend twice. */
async function assertApart(
  tx: TenantTransaction,
  providerId: string,
  period: { readonly first: number; readonly last: number },
): Promise<void> {
  const numbers = (await findOverlaps(tx, providerId, period)).map(({ number }) => number);
  if (numbers.length === 0) return;
  throw new ApiError(
    'conflict',
    `Days of it are in ${numbers.join(', ')} too, and their spend would be compared with each. Narrow the days, delete the other, or say that the overlap is meant.`,
  );
}

async function assertNew(
  tx: TenantTransaction,
  file: LoadedFile,
  { providerId, number, fileName }: Input,
): Promise<void> {
  const taken = await findTaken(tx, file.hash);
  if (taken !== null) {
    throw new ApiError(
      'conflict',
      `${fileName} is invoice ${taken.number} already. Delete that one to import it again.`,
    );
  }
  const same = await tx.invoice.findFirst({ where: { providerId, number }, select: { fileName: true } });
  if (same !== null) {
    throw new ApiError('conflict', `Invoice ${number} of this provider is there already, from ${same.fileName}.`);
  }
}
