export { convertNanoUsd } from './convert-nano-usd.ts';
export { currencyDecimals, displayCurrencies, isDisplayCurrency } from './currency-codes.ts';
export { exchangeRateText, parseExchangeRate, type ExchangeRate } from './exchange-rate.ts';
export { rateOfPeriod, type DatedRate } from './rate-of-period.ts';
