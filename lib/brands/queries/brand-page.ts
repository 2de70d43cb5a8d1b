import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type Month, thisMonth } from "@/lib/core/period";
import { type BrandDetail, getBrand } from "../queries";
import { lastFullMonth } from "../rules";
import { type BrandIndicator, listReadings } from "./indicators";
import { type HistoryBrand, listBrandHistory } from "./line";
import { getSwot, type Swot } from "./swot";

/** Everything a brand's page shows, on the screen, on paper and in Word. */
export type BrandPage = {
  brand: BrandDetail;
  swot: Swot;
  /** As they stood in `month`, with their course over the year before. */
  indicators: BrandIndicator[];
  month: Month;
  history: HistoryBrand[];
};

const MONTHS_OF_COURSE = 12;

/** A brand with SWOT, indicators and history. Throws NOT_FOUND out of reach. */
export async function getBrandPage(actor: Actor, id: string, client: Tx = db): Promise<BrandPage> {
  const brand = await getBrand(actor, id, client);
  const month = lastFullMonth(brand, thisMonth());
  return {
    brand,
    swot: await getSwot(actor, id, client),
    indicators: await listReadings(actor, brand, { month, count: MONTHS_OF_COURSE }, client),
    month,
    history: await listBrandHistory(actor, id, client),
  };
}
