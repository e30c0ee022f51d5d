import { Search } from 'lucide-react';
import { KeyHint } from '@/components/ui/index.ts';
import { paletteLook, paletteWords, type PaletteMode } from './palette-look.ts';

export interface PaletteComingProps {
  readonly mode: PaletteMode;
  readonly text: string;
  readonly onClose: () => void;
}

/** Stands where the palette will be until its code is here, with what is typed meanwhile. A press beside it closes it. */
export function PaletteComing({ mode, text, onClose }: PaletteComingProps) {
  const { name, placeholder } = paletteWords[mode];
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-label="Close"
        // The focus stays where it was, as the palette gives it back there.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClose}
        className={paletteLook.backdrop}
      />
      <div aria-busy="true" className={paletteLook.popup}>
        <div className={paletteLook.line}>
          <Search aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0 text-ink-3" />
          <p className={`min-w-0 flex-1 truncate whitespace-pre ${text === '' ? 'text-ink-3' : ''}`}>
            {text === '' ? placeholder : text}
          </p>
          <KeyHint>esc</KeyHint>
        </div>
        <p role="status" className="sr-only">{`${name}: opening.`}</p>
      </div>
    </>
  );
}
