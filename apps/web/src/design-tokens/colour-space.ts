/** Red, green and blue in linear light, 0 to 1. */
export type LinearRgb = readonly [red: number, green: number, blue: number];
/** CIE L*a*b*, D65. */
export type Lab = readonly [lightness: number, a: number, b: number];

const clamp = (value: number) => Math.min(1, Math.max(0, value));

function encode(linear: number): number {
  return linear <= 0.003_130_8 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

function decode(encoded: number): number {
  return encoded <= 0.040_45 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
}

/** OKLCH as CSS has it (hue in degrees), cut to sRGB and to 8 bits, as a screen shows it. B. Ottosson, "Oklab" (2020). */
export function oklchToLinear(lightness: number, chroma: number, hue: number): LinearRgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b) ** 3;
  const m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b) ** 3;
  const s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b) ** 3;
  const screen = (value: number) => decode(Math.round(encode(clamp(value)) * 255) / 255);
  return [
    screen(4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s),
    screen(-1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s),
    screen(-0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s),
  ];
}

/** Ratio of two colours' relative luminances, WCAG 2.2. */
export function contrast(one: LinearRgb, other: LinearRgb): number {
  const luminance = ([red, green, blue]: LinearRgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** To CIE L*a*b* by IEC 61966-2-1 and CIE 15. */
export function toLab([red, green, blue]: LinearRgb): Lab {
  const root = (value: number) => (value > 216 / 24_389 ? Math.cbrt(value) : (value * (24_389 / 27) + 16) / 116);
  const x = root((0.412_456_4 * red + 0.357_576_1 * green + 0.180_437_5 * blue) / 0.950_47);
  const y = root(0.212_672_9 * red + 0.715_152_2 * green + 0.072_175 * blue);
  const z = root((0.019_333_9 * red + 0.119_192 * green + 0.950_304_1 * blue) / 1.088_83);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export const deficiencies = ['protan', 'deutan', 'tritan'] as const;
export type Deficiency = (typeof deficiencies)[number];

/**
 * Severity 1 from Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", IEEE TVCG 15 (2009), table 1.
 */
const machado: Record<Deficiency, readonly LinearRgb[]> = {
  protan: [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
  ],
  deutan: [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_82, 0.042_94, 0.968_881],
  ],
  tritan: [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.3039],
  ],
};

/** The colour as someone with a full deficiency sees it. */
export function seenWith(deficiency: Deficiency, colour: LinearRgb): LinearRgb {
  const [red = 0, green = 0, blue = 0] = machado[deficiency].map((row) =>
    clamp(row.reduce((sum, factor, index) => sum + factor * (colour[index] ?? 0), 0)),
  );
  return [red, green, blue];
}
