import { useId } from 'react';

/** Whether a provider's server goes on where an answer was broken off. */
export function ContinuesField({ defaultChecked }: { readonly defaultChecked: boolean }) {
  const id = useId();
  return (
    <div>
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          name="continuesText"
          defaultChecked={defaultChecked}
          aria-describedby={id}
          className="size-4 shrink-0 accent-ink-1"
        />
        This server can continue an unfinished answer
      </label>
      <p id={id} className="mt-1 text-12 text-ink-3">
        It takes continue_final_message, as vLLM and the reference model server do; OpenAI’s own API does not. Streamed
        batch calls may then make room for critical ones and go on where they stopped. If it cannot and this is set,
        answers that were interrupted come out broken.
      </p>
    </div>
  );
}
