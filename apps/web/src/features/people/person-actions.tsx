'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button, Dialog, DialogActions, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { Person } from './people-types.ts';

interface ConfirmedProps {
  readonly label: string;
  /** Whom the button is about, for those who do not see its row. */
  readonly about: string;
  readonly title: string;
  readonly description: ReactNode;
  readonly confirm: string;
  readonly pending: boolean;
  readonly problem: string | undefined;
  /** Runs the action; closes the dialog when it is done. */
  readonly act: (close: () => void) => void;
}

function Confirmed({ label, about, title, description, confirm, pending, problem, act }: ConfirmedProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" look="ghost" aria-label={`${label} ${about}`} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title} description={description}>
        <p role="alert" className="text-stop">
          {problem}
        </p>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button look="stop" pending={pending} onClick={() => act(() => setOpen(false))}>
            {confirm}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

/** Ends the member's sessions on every device; they may sign in again. */
export function SignOutPerson({ person }: { readonly person: Person }) {
  const trpc = useTRPC();
  const { tell } = useToasts();
  const end = useMutation(trpc.people.signOutEverywhere.mutationOptions());
  return (
    <Confirmed
      label="Sign out…"
      about={person.name}
      title={`Sign ${person.name} out everywhere`}
      description="Every session of theirs ends now. They can sign in again."
      confirm="Sign out everywhere"
      pending={end.isPending}
      problem={end.error?.message}
      act={(close) =>
        end.mutate(
          { membershipId: person.membershipId },
          {
            onSuccess: ({ sessionsEnded }) => {
              close();
              tell(`${person.name}: ${formatQuantity(sessionsEnded, 'session')} ended.`);
            },
          },
        )
      }
    />
  );
}

/** Takes the member out of this organisation. */
export function RemovePerson({ person }: { readonly person: Person }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  const remove = useMutation(trpc.people.remove.mutationOptions());
  return (
    <Confirmed
      label="Remove…"
      about={person.name}
      title={`Remove ${person.name}`}
      description="They lose access to this organisation at once. What they did stays in the audit trail. You can invite them again."
      confirm="Remove"
      pending={remove.isPending}
      problem={remove.error?.message}
      act={(close) =>
        remove.mutate(
          { membershipId: person.membershipId },
          {
            onSuccess: () => {
              void client.invalidateQueries(trpc.people.pathFilter());
              close();
              tell(`${person.name} is no longer a member.`);
            },
          },
        )
      }
    />
  );
}
