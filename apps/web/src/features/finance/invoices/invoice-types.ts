import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export type Invoice = RouterOutputs['invoices']['list']['items'][number];
export type InvoiceDetail = RouterOutputs['invoices']['get'];
export type InvoiceGroup = RouterOutputs['invoices']['groups']['items'][number];
export type InvoicePreview = RouterOutputs['invoices']['preview'];
export type InvoiceReading = InvoicePreview['reading'];
export type InvoiceColumn = keyof InvoiceReading['columns'];
