'use client';

import { ShownKey } from '@/components/new-key/index.ts';
import { Button, CodeBlock, Dialog, DialogActions } from '@/components/ui/index.ts';
import type { NewWebhookSecret } from '../value-types.ts';

/** What a sender must do, as a shell does it. */
const recipe = (address: string) => `BODY='{"outcomes":[{"task_id":"tsk_…","outcome":"accepted"}]}'
NOW=$(date +%s)
SIGNATURE=$(printf '%s.%s' "$NOW" "$BODY" | openssl dgst -sha256 -hmac "$WEBHOOK_SECRET" -hex | sed 's/.* /sha256=/')
curl "$KERNEL/v1/webhooks/outcomes" -H "x-agent-webhook: ${address}" \\
  -H "x-agent-timestamp: $NOW" -H "x-agent-signature: $SIGNATURE" \\
  -H "idempotency-key: message-1" -H 'content-type: application/json' -d "$BODY"`;

/** The secret of a webhook, this once, with what is done with it. */
export function WebhookSecret({ made, onClose }: { readonly made: NewWebhookSecret; readonly onClose: () => void }) {
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Secret of ${made.webhook.name}`}
      description="Copy it now. It is not kept and cannot be shown again; another one takes its place at any time."
    >
      <div className="flex flex-col gap-3">
        <ShownKey secret={made.secret} />
        <CodeBlock label="A message, by a shell" code={recipe(made.webhook.address)} />
      </div>
      <DialogActions>
        <Button look="main" onClick={onClose}>
          I have stored it
        </Button>
      </DialogActions>
    </Dialog>
  );
}
