const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** USD for axes and forecasts: `62,760`, and three digits below ten. */
export function roundUsd(usd: number): string {
  return (Math.abs(usd) >= 10 || usd === 0 ? whole : small).format(usd).replace('-', '−');
}
