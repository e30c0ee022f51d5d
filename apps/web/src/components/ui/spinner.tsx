/** Turns while something runs; the words beside it say what. */
export function Spinner() {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 animate-spin">
      <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeOpacity="0.3" strokeWidth="1.5" />
      <path d="M6 1.5A4.5 4.5 0 0 1 10.5 6" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
