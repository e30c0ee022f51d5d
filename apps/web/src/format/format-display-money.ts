import { convertNanoUsd, currencyDecimals, type ExchangeRate } from '@agent-os/core/choices';

/** A currency that amounts are shown in, and at which rate. */
export interface DisplayRate {
  /** ISO 4217. */
  readonly currency: string;
  readonly rate: ExchangeRate;
}

/** A call costs little: so many decimals more than its currency has. */
const callDecimals = 3;
const wholes = new Intl.NumberFormat('en-GB');
const prefixes = new Map<string, string>();

/** What stands before an amount: `€`, `JP¥`, and `CHF ` with a space that does not break. */
function prefixOf(currency: string): string {
  const found = prefixes.get(currency);
  if (found !== undefined) return found;
  const parts = new Intl.NumberFormat('en-GB', { style: 'currency', currency }).formatToParts(0);
  const symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  const prefix = /[A-Za-z]$/.test(symbol) ? `${symbol}\u00A0` : symbol;
  prefixes.set(currency, prefix);
  return prefix;
}

function decimalText(units: bigint, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const whole = wholes.format(units / scale);
  return decimals === 0 ? whole : `${whole}.${(units % scale).toString().padStart(decimals, '0')}`;
}

/** Something is never shown as nothing: `<` and the smallest amount there is with so many decimals. */
function inCurrency(nanoUsd: bigint, { currency, rate }: DisplayRate, decimals: number, prefix: string): string {
  const units = convertNanoUsd(nanoUsd < 0n ? -nanoUsd : nanoUsd, rate, decimals);
  if (units === 0n && nanoUsd > 0n) return `<${prefix}${decimalText(1n, decimals)}`;
  const isLarge = decimals > currencyDecimals(currency) && units >= 1_000n * 10n ** BigInt(decimals);
  if (isLarge) return inCurrency(nanoUsd, { currency, rate }, currencyDecimals(currency), prefix);
  return `${nanoUsd < 0n && units > 0n ? '−' : ''}${prefix}${decimalText(units, decimals)}`;
}

/** A total: `€33,543.81`, `JP¥5,451`; `<€0.01` for a positive amount below the smallest. */
export function formatDisplayTotal(nanoUsd: bigint, display: DisplayRate): string {
  return inCurrency(nanoUsd, display, currencyDecimals(display.currency), prefixOf(display.currency));
}

/** A total without the sign, for a column whose head has the unit: `33,543.81`. */
export function formatDisplayTotalColumn(nanoUsd: bigint, display: DisplayRate): string {
  return inCurrency(nanoUsd, display, currencyDecimals(display.currency), '');
}

/** Cost of one call without the sign, for a column that names its unit: `0.00099`. */
export function formatDisplayColumn(nanoUsd: bigint, display: DisplayRate): string {
  return inCurrency(nanoUsd, display, currencyDecimals(display.currency) + callDecimals, '');
}

/** Cost of one call: `€0.00099`; from a thousand on as a total. */
export function formatDisplayCall(nanoUsd: bigint, display: DisplayRate): string {
  const decimals = currencyDecimals(display.currency) + callDecimals;
  return inCurrency(nanoUsd, display, decimals, prefixOf(display.currency));
}

/** What stands before an amount of it without decimals: `€`. */
export function displayPrefix({ currency }: DisplayRate): string {
  return prefixOf(currency);
}
