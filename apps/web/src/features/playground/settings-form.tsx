'use client';

import { SelectField, TextAreaField, TextField } from '@/components/ui/index.ts';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';

export interface SettingsText {
  readonly system: string;
  readonly temperature: string;
  readonly maxOutputTokens: string;
  readonly stream: boolean;
  readonly tools: string;
}

export const emptySettings: SettingsText = {
  system: '',
  temperature: '',
  maxOutputTokens: '',
  stream: true,
  tools: '',
};

const exampleTools = '[{"type":"function","function":{"name":"look_up_order","parameters":{"type":"object"}}}]';

export interface SettingsFormProps {
  readonly agents: RouterOutputs['agents']['list'];
  readonly agentId: string;
  readonly onAgent: (agentId: string) => void;
  readonly settings: SettingsText;
  readonly onSettings: (settings: SettingsText) => void;
  readonly toolsProblem: string | undefined;
}

/** Whose call it is, and what every model is given alike. */
export function SettingsForm({ agents, agentId, onAgent, settings, onSettings, toolsProblem }: SettingsFormProps) {
  const change = (changed: Partial<SettingsText>) => onSettings({ ...settings, ...changed });
  return (
    <form
      aria-label="Settings of the playground"
      className="flex flex-col gap-3 overflow-y-auto border-b border-line-1 p-4 lg:w-72 lg:shrink-0 lg:border-r lg:border-b-0"
      onSubmit={(event) => event.preventDefault()}
    >
      <SelectField
        label="Call as"
        hint="The agent whose models, limits and bill apply."
        value={agentId}
        onChange={(event) => onAgent(event.target.value)}
      >
        {agents.map(({ id, slug }) => (
          <option key={id} value={id}>
            {slug}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        label="System prompt"
        rows={5}
        value={settings.system}
        onChange={(event) => change({ system: event.target.value })}
      />
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label="Temperature"
          inputMode="decimal"
          type="number"
          min={0}
          max={2}
          step={0.1}
          placeholder="model’s"
          value={settings.temperature}
          onChange={(event) => change({ temperature: event.target.value })}
        />
        <TextField
          label="Longest answer, tok"
          inputMode="numeric"
          type="number"
          min={1}
          max={1_000_000}
          placeholder="model’s"
          value={settings.maxOutputTokens}
          onChange={(event) => change({ maxOutputTokens: event.target.value })}
        />
      </div>
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          checked={settings.stream}
          onChange={(event) => change({ stream: event.target.checked })}
          className="size-4 accent-ink-1"
        />
        Stream the answer
      </label>
      <TextAreaField
        label="Tools, JSON"
        rows={5}
        spellCheck={false}
        placeholder={exampleTools}
        className="font-mono"
        value={settings.tools}
        problem={toolsProblem}
        hint="You play the tools: what the model asks for is shown, and you answer."
        onChange={(event) => change({ tools: event.target.value })}
      />
    </form>
  );
}
