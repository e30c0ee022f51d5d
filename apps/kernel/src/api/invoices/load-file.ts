import { createHash } from 'node:crypto';
import type { previewInvoiceInput } from '@agent-os/core/contracts';
import { invoiceTextMax } from '@agent-os/core/contracts';
import type { z } from 'zod';
import { ApiError } from '../errors/index.ts';
import { readFile, type InvoiceFile } from './read-file.ts';

export interface LoadedFile extends InvoiceFile {
  /** SHA-256 of the text. */
  readonly hash: Uint8Array<ArrayBuffer>;
}

/** Reads what was sent. @throws ApiError for what is no table, or lacks a column that is named */
export async function loadFile(
  { text, reading }: z.infer<typeof previewInvoiceInput>,
  providerName: string,
): Promise<LoadedFile> {
  if (Buffer.byteLength(text) > invoiceTextMax) {
    throw new ApiError('invalid', 'A file may have 5 MB. Export it by month, or summed by day.');
  }
  const file = await readFile(text, reading, providerName);
  if (typeof file === 'string') throw new ApiError('invalid', file);
  const { columns, only } = file.reading;
  const named = [...Object.values(columns), ...only.map(({ column }) => column)];
  const strange = named.find((column) => column !== null && !file.header.includes(column));
  if (strange !== undefined && file.reading.format === 'columns') {
    throw new ApiError(
      'invalid',
      `The file has no column ${strange}. It has: ${file.header.join(', ').slice(0, 500)}.`,
    );
  }
  return { ...file, hash: new Uint8Array(createHash('sha256').update(text).digest()) };
}
