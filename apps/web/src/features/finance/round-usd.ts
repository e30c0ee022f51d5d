const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

const cents = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const large = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const oneBillion = 1e9;
const oneTrillion = 1e12;

/**
 * Amounts of a column, which stand under each other: `62,760`, cents below a thousand, and from a billion on `2.08 T`, as no
 * column has room for more digits; their tips are exact.
 */
export function columnUsd(usd: number): string {
  const size = Math.abs(usd);
  if (size >= oneBillion) {
    const [unit, name] = size >= oneTrillion ? [oneTrillion, 'T'] : [oneBillion, 'B'];
    return `${large.format(usd / unit).replace('-', '−')} ${name}`;
  }
  if (size >= 999.995 || usd === 0) return roundUsd(usd);
  return size < 0.005 ? `${usd < 0 ? '−' : ''}<0.01` : cents.format(usd).replace('-', '−');
}

/** USD for axes and forecasts: `62,760`, and three digits below ten. */
export function roundUsd(usd: number): string {
  return (Math.abs(usd) >= 10 || usd === 0 ? whole : small).format(usd).replace('-', '−');
}
