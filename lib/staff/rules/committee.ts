import type { BranchPost } from "../schema";

type Seat = { staffId?: string | undefined; post: BranchPost };

/**
 * What is wrong with the rows of an election, as a field and a message key: exactly one secretary, at most one deputy,
 * and nobody twice. How many there should be is a rule that a check names, for the Party committee may except it.
 */
export function seatsProblem(seats: readonly Seat[]): { field: string; key: string } | null {
  const taken = seats.map((seat, row) => ({ ...seat, row })).filter((seat) => seat.staffId);
  const secretaries = taken.filter((seat) => seat.post === "branchSecretary");
  if (secretaries.length === 0) return { field: "seats.0.staffId", key: "staff.invalid.noSecretary" };
  if (secretaries.length > 1)
    return { field: `seats.${secretaries[1]?.row}.post`, key: "staff.invalid.twoSecretaries" };
  const twice = taken.find((seat, place) => taken.findIndex((other) => other.staffId === seat.staffId) < place);
  return twice ? { field: `seats.${twice.row}.staffId`, key: "staff.invalid.twiceElected" } : null;
}
