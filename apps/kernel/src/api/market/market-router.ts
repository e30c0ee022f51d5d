import { trpc } from '../trpc.ts';
import { askWhatIf } from './ask-what-if.ts';
import { declareBid } from './declare-bid.ts';
import { explainWhy } from './explain-why.ts';
import { getCredits } from './get-credits.ts';
import { getEfficiency } from './get-efficiency.ts';
import { getRound } from './get-round.ts';
import { getState } from './get-state.ts';
import { grantCredits } from './grant-credits.ts';
import { listBids } from './list-bids.ts';
import { listCreditPeriods } from './list-credit-periods.ts';
import { listOffers } from './list-offers.ts';
import { listPools } from './list-pools.ts';
import { listRoundsOfPool } from './list-rounds-of-pool.ts';
import { listRounds } from './list-rounds.ts';
import { listYields } from './list-yields.ts';
import { offerSlots } from './offer-slots.ts';
import { setMode } from './set-mode.ts';
import { setSettings } from './set-settings.ts';

export const marketRouter = trpc.router({
  state: getState,
  pools: listPools,
  round: getRound,
  rounds: listRounds,
  history: listRoundsOfPool,
  credits: getCredits,
  creditPeriods: listCreditPeriods,
  bids: listBids,
  offers: listOffers,
  yields: listYields,
  why: explainWhy,
  whatIf: askWhatIf,
  efficiency: getEfficiency,
  setMode,
  setSettings,
  declareBid,
  offerSlots,
  grantCredits,
});
