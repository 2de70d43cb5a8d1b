import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { type Month, thisMonth, today } from "@/lib/core/period";
import type { Permission } from "@/lib/core/permissions";
import { type BrandDetail, getBrand } from "../queries";
import { lastFullMonth, lastMonthOf, standingOf } from "../rules";
import { NO_READING, type Reading } from "../rules/indicators";
import { isPublicCode } from "../rules/publication";
import { type BrandIndicator, listReadings } from "./indicators";

/** Somebody in front of a brand's public page: nobody, but for the code of its address. */
export type Visitor = { code: string };

/** What everybody may know of a brand: no names, no analysis, nothing of its reports. */
export type OpenBrand = {
  branchName: string;
  name: string;
  slogan: string;
  idea: string;
  work: string;
  leadTask: string;
  /** Empty where the plan measures none and the brand says none. */
  leadTaskTarget: string;
  leadTaskDueOn: string;
  fromMonth: Month;
  toMonth: Month | null;
  hasLogo: boolean;
  logo: string | null;
  /** As they stood in `month`, without the ways to their sources. */
  indicators: (Pick<BrandIndicator, "title" | "unit" | "target" | "figure"> &
    Pick<Reading, "value" | "state" | "n" | "low" | "high">)[];
  month: Month;
};

/** The same of a published brand. */
export type PublicBrand = OpenBrand & {
  hospitalName: string;
  /** Where the brand went on, if that is published too. */
  next: { name: string; code: string } | null;
};

const MAY: ReadonlySet<Permission> = new Set(["brand.read", "satisfaction.read"]);

/** Reads the one branch's figures as everybody in the hospital reads them, and can do nothing else. */
function readerOf(hospital: { id: string; name: string }, branchId: string): Actor {
  return {
    hospitalId: hospital.id,
    userId: "",
    sessionId: "",
    name: "",
    roles: [],
    permissions: MAY,
    hospitalWide: new Set(),
    branchIds: [branchId],
    mustChangePassword: false,
    dataVersion: 0,
    hospital: { name: hospital.name, ownership: "public", demo: false },
  };
}

async function findPublished({ code }: Visitor) {
  if (!isPublicCode(code)) return null;
  return db.brand.findUnique({
    where: { publicCode: code },
    select: {
      id: true,
      branchId: true,
      branch: { select: { hospital: { select: { id: true, name: true } } } },
      successors: { select: { into: { select: { name: true, publicCode: true } } }, take: 1 },
    },
  });
}

function wordsOf(brand: BrandDetail) {
  const { branchName, name, slogan, idea, work, leadTask, publicTarget, leadTaskDueOn } = brand;
  const { fromMonth, hasLogo, logo } = brand;
  // An end that is set and lies ahead is nobody's business yet.
  const toMonth = standingOf(brand, today()) === "ended" ? lastMonthOf(brand) : null;
  const task = { leadTask, leadTaskTarget: publicTarget, leadTaskDueOn };
  return { branchName, name, slogan, idea, work, ...task, fromMonth, toMonth, hasLogo, logo };
}

/** A brand as everybody may know it, its measures as of its last full month; its branch's figures and no others are read. */
export async function getOpenBrand(
  actor: Pick<Actor, "hospitalId" | "hospital">,
  brand: BrandDetail,
): Promise<OpenBrand> {
  const month = lastFullMonth({ toMonth: lastMonthOf(brand) }, thisMonth());
  const reader = readerOf({ id: actor.hospitalId, name: actor.hospital.name }, brand.branchId);
  const indicators = await listReadings(reader, brand, { month, count: 2 });
  return {
    ...wordsOf(brand),
    indicators: indicators.map(({ title, unit, target, figure, current }) => {
      const { value, state, n, low, high } = current.ofOthers ? NO_READING : current;
      return { title, unit, target, figure, value, state, n, low, high };
    }),
    month,
  };
}

/** The published brand behind a code; null when there is none, or none any more. */
export async function findPublicBrand(actor: Visitor): Promise<PublicBrand | null> {
  const found = await findPublished(actor);
  if (!found) return null;
  const { hospital } = found.branch;
  const reader = readerOf(hospital, found.branchId);
  const brand = await getOpenBrand(reader, await getBrand(reader, found.id));
  const into = found.successors[0]?.into;
  const next = into?.publicCode ? { name: into.name, code: into.publicCode } : null;
  return { hospitalName: hospital.name, ...brand, next };
}
