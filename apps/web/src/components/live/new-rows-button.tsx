'use client';

import { ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';

export interface NewRowsButtonProps {
  readonly count: number;
  readonly onShow: () => void;
}

/** Those who hear the page are told at most this often. */
const saidEveryMs = 5000;

/** Says how many rows wait, and lets them in; they never come in by themselves while somebody reads. */
export function NewRowsButton({ count, onShow }: NewRowsButtonProps) {
  const [said, setSaid] = useState(0);
  const saidAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, saidAt.current + saidEveryMs - Date.now());
    const timer = setTimeout(() => {
      saidAt.current = Date.now();
      setSaid(count);
    }, wait);
    return () => clearTimeout(timer);
  }, [count]);
  return (
    <>
      <output className="sr-only">{said > 0 && count > 0 && `${formatCount(said)} new rows wait.`}</output>
      {count > 0 && (
        <Button size="small" className="!border-you-line !bg-you-soft !text-you" onClick={onShow}>
          {formatCount(count)} new
          <ArrowUp size={12} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      )}
    </>
  );
}
