import "server-only";
import type { Actor } from "@/lib/core/actor";
import { canForBranch } from "@/lib/core/actor";
import { type BrandDetail, getShownDetail, listShownDetails } from "../queries";
import type { BrandFilters } from "../schema";
import { getOpenBrand, type OpenBrand } from "./public-page";

/** What a card shows of a brand to whoever may not read it in full. */
export type ShownBrand = Pick<
  BrandDetail,
  | "id"
  | "branchName"
  | "name"
  | "slogan"
  | "leadTask"
  | "leadTaskTarget"
  | "leadTaskDueOn"
  | "planItemId"
  | "plan"
  | "fromMonth"
  | "logo"
>;

function cardOf(brand: BrandDetail): ShownBrand {
  const { id, branchName, name, slogan, fromMonth, logo } = brand;
  const { leadTask, publicTarget, leadTaskDueOn, planItemId, plan } = brand;
  return {
    ...{ id, branchName, name, slogan, fromMonth, logo },
    ...{ leadTask, leadTaskTarget: publicTarget, leadTaskDueOn, planItemId, plan },
  };
}

/** Living brands of the branches whose brands the actor may not read in full, by branch name; how many there are. */
export async function listShownBrands(
  actor: Actor,
  filters: BrandFilters,
  most?: number,
): Promise<{ rows: ShownBrand[]; total: number }> {
  const { rows, total } = await listShownDetails(actor, filters, most);
  return { rows: rows.map(cardOf), total };
}

/** A brand as its public page would tell it; `inFull`: the actor may read all of it elsewhere. */
export type ShownPage = OpenBrand & Pick<BrandDetail, "id" | "planItemId" | "plan"> & { inFull: boolean };

/** One brand as everybody in the hospital may know it, published or not; throws NOT_FOUND beyond those that are shown. */
export async function getShownBrand(actor: Actor, id: string): Promise<ShownPage> {
  const brand = await getShownDetail(actor, id);
  const { planItemId, plan, branchId } = brand;
  const inFull = canForBranch(actor, "brand.read", branchId);
  return { ...(await getOpenBrand(actor, brand)), id, planItemId, plan, inFull };
}
