/** Fill of what is promised, not settled: reserved, asked for, estimated, forecast. Works in any SVG of the page. */
export const hatchFill = 'url(#hatch)';

/** The one definition of the hatch: 4 × 4, 45°, 1 px. Stands once in the document, inside `FieldLayers`. */
export function HatchPattern() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="pointer-events-none absolute">
      <defs>
        <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M.5 0v4" strokeWidth="1" className="stroke-hatch" />
        </pattern>
      </defs>
    </svg>
  );
}

/** A small hatched box, as a legend or before a reserved amount. */
export function HatchSwatch() {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" className="inline-block size-2.5 shrink-0">
      <rect x=".5" y=".5" width="9" height="9" fill={hatchFill} strokeWidth="1" className="stroke-hatch" />
    </svg>
  );
}
