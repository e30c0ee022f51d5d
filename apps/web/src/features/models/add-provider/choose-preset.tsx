import { providerPresets, type ProviderPreset } from './provider-presets.ts';

/** The first step: what it is. */
export function ChoosePreset({ onChoose }: { readonly onChoose: (preset: ProviderPreset) => void }) {
  return (
    <ul className="grid gap-px border border-line-1 bg-line-1 sm:grid-cols-2">
      {providerPresets.map((preset) => (
        <li key={preset.id} className="bg-surface-pop">
          <button
            type="button"
            onClick={() => onChoose(preset)}
            className="flex h-full w-full flex-col px-3 py-2 text-left hover:bg-surface-2 focus-visible:relative focus-visible:z-1"
          >
            <span className="block font-medium">{preset.title}</span>
            <span className="block text-12 text-ink-3">{preset.note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
