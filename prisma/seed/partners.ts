import { partnerPairingRow, partnerRow } from "@/tests/support/factories";
import { chanceOf, idOf } from "./chance";
import { branchId } from "./organisation";
import type { RowOf } from "./rows";
import { PARTNERS } from "./words/partners";
import { monthsAgo, type World } from "./world";

export function partnerId(name: string): string {
  return idOf(`partner/${name}`);
}

export function buildPartners(world: World): RowOf<"Partner">[] {
  return PARTNERS.map(([name, kind, , work]) =>
    partnerRow({ hospitalId: world.hospitalId, id: partnerId(name), name, kind, note: `共建内容：${work}` }),
  );
}

/** All pairings run; the second branch of a partner joined later. */
export function buildPartnerPairings(world: World): RowOf<"PartnerPairing">[] {
  const chance = chanceOf("partners");
  return PARTNERS.flatMap(([name, , branches]) =>
    branches.map((branch, place) =>
      partnerPairingRow({
        hospitalId: world.hospitalId,
        id: idOf(`partner-pairing/${name}/${branch}`),
        partnerId: partnerId(name),
        branchId: branchId(branch),
        fromDay: monthsAgo(world, place === 0 ? chance.int(26, 60) : chance.int(25, 30), chance.int(1, 28)),
      }),
    ),
  );
}
