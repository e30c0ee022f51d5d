'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, CopyButton, Dialog, DialogActions, FormActions, TextField } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { kernelProblems, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Invited } from './people-types.ts';
import { readRoles, RoleChoice } from './role-choice.tsx';

/** What became of the link, above it. It is shown in any case, as mail gets lost. */
function describeLink({ mail, invitation: { email } }: Invited): string {
  if (mail.state === 'sent') {
    return `The link went to ${email} by mail. Should it not arrive, send it yourself; it cannot be shown again.`;
  }
  const missed = mail.state === 'failed' ? `It could not be sent by mail. ${mail.problem} ` : '';
  return `${missed}Send this link to them. It counts once, is not kept, and cannot be shown again.`;
}

/** Invites somebody. The link is shown this once, to be sent by any way that is trusted. */
export function InvitePerson({ withOwner }: { readonly withOwner: boolean }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  useActions([{ id: 'people.invite', name: 'Invite person…', run: () => setOpen(true) }]);
  const invite = useMutation(
    trpc.people.invite.mutationOptions({ onSuccess: () => client.invalidateQueries(trpc.people.pathFilter()) }),
  );
  const form = useCheckedForm({
    schema: ({ inviteInput }) => inviteInput,
    read: (data) => ({ email: data.get('email'), roles: readRoles(data) }),
    onValid: (input) => invite.mutate(input),
  });
  const problems = { ...kernelProblems(invite.error, 'email'), ...form.problems };
  const close = () => {
    setOpen(false);
    form.forget();
    invite.reset();
  };
  const link = invite.data && `${window.location.origin}/invitation/${invite.data.token}`;
  return (
    <>
      <Button look="main" onClick={() => setOpen(true)}>
        Invite…
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => (next ? setOpen(true) : close())}
        title={invite.data ? `Invitation for ${invite.data.invitation.email}` : 'Invite a person'}
        description={
          invite.data ? describeLink(invite.data) : 'They get a link by mail, or from you where mail is not set up.'
        }
      >
        {link ? (
          <>
            <p className="flex items-center gap-2 rounded-control border border-line-2 bg-surface-2 p-2">
              <code data-testid="invitation-link" className="min-w-0 flex-1 font-mono text-12 break-all">
                {link}
              </code>
              <CopyButton text={link} what="link" labelled />
            </p>
            <DialogActions>
              <Button look="main" onClick={close}>
                {invite.data?.mail.state === 'sent' ? 'Done' : 'I have sent it'}
              </Button>
            </DialogActions>
          </>
        ) : (
          <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-3">
            <TextField
              label="E-mail"
              name="email"
              type="email"
              required
              autoComplete="off"
              problem={problems['email']}
            />
            <RoleChoice held={['viewer']} problem={problems['roles']} withOwner={withOwner} />
            <FormActions onCancel={close} pending={invite.isPending}>
              Create the link
            </FormActions>
          </form>
        )}
      </Dialog>
    </>
  );
}
