/** FOCUS is known by its columns; of any other table a person says which column is what. */
export const invoiceFormats = ['focus', 'columns'] as const;

/** What a line of an invoice is for. Only usage is compared with calls. */
export const invoiceLineKinds = ['usage', 'purchase', 'tax', 'credit', 'adjustment'] as const;

/** How what is billed compares with what is recorded. `billed_only` of usage is dark: the kernel saw no such call. */
export const invoiceGroupStates = [
  'agrees',
  'price_differs',
  'quantity_differs',
  'billed_only',
  'recorded_only',
  'not_yet_billed',
] as const;

/** What probably made a difference. */
export const invoiceCauses = [
  'rounding',
  'tolerance',
  'billed_twice',
  'cached_as_input',
  'shifted_day',
  'unpriced_calls',
  'unit_price',
  'unknown_model',
  'no_model',
  'past_the_kernel',
  'came_late',
  'after_last_line',
  'no_usage',
] as const;
