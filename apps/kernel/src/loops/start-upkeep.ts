import type { Database } from '@agent-os/db';
import type { Logger } from '../telemetry/index.ts';
import { expireOutcomes } from './expire-outcomes.ts';
import { foldGoodputHours, foldSpendDays } from './fold-sums.ts';
import { forgetUserWindows } from './forget-user-windows.ts';
import { PayloadPruner } from './payload-pruner.ts';
import { PieceByPiece } from './piece-by-piece.ts';
import { SignInAttemptSweeper } from './sign-in-attempt-sweeper.ts';

/** Starts what tidies and sums up the records of every organisation, now and then. */
export function startUpkeep(
  database: Database,
  directory: ConstructorParameters<typeof PayloadPruner>[1],
  logger: Logger,
): { stop(): Promise<void> } {
  const sweeper = new SignInAttemptSweeper(database.lookups, logger);
  const pruner = new PayloadPruner(database, directory, logger);
  const pieces = [foldSpendDays, foldGoodputHours, expireOutcomes, forgetUserWindows].map(
    (work) => new PieceByPiece({ database, directory, logger }, work),
  );
  for (const each of [sweeper, pruner, ...pieces]) each.start();
  return {
    stop: async () => {
      for (const each of [sweeper, pruner]) each.stop();
      await Promise.all(pieces.map((each) => each.stop()));
    },
  };
}
