/** Keeps the last bid of each bidder, at the place of its first: who bids again replaces what it bid before. */
export function liveBids<Bid extends { readonly bidder: string }>(bids: readonly Bid[]): readonly Bid[] {
  return [...new Map(bids.map((bid) => [bid.bidder, bid])).values()];
}
