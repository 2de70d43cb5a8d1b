/** Branches to pair with from now on and pairings to end, given the open pairings and the branches that were ticked. */
export function pairingChanges(
  open: readonly { id: string; branchId: string }[],
  wanted: readonly string[],
): { begin: string[]; end: string[] } {
  const paired = new Set(open.map((pairing) => pairing.branchId));
  const ticked = new Set(wanted);
  return {
    begin: [...ticked].filter((branchId) => !paired.has(branchId)),
    end: open.filter((pairing) => !ticked.has(pairing.branchId)).map((pairing) => pairing.id),
  };
}
