/** Currencies in use (ISO 4217), without USD, funds, metals and test codes. */
export const displayCurrencies: readonly string[] = (
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY ' +
  'COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ' +
  'ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK ' +
  'MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF ' +
  'SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX UYU UZS VES ' +
  'VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'
).split(' ');

/** Whether amounts can be shown in it, USD aside. */
export function isDisplayCurrency(code: string): boolean {
  return displayCurrencies.includes(code);
}

const known = new Map<string, number>();

/** How many decimals amounts of a currency have: 2 of EUR, 0 of JPY, 3 of KWD. */
export function currencyDecimals(code: string): number {
  const found = known.get(code);
  if (found !== undefined) return found;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: code,
  }).resolvedOptions();
  const decimals = maximumFractionDigits ?? 2;
  known.set(code, decimals);
  return decimals;
}
