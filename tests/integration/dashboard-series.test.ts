import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { getDashboard } from "@/lib/dashboards/queries/dashboard";
import { summarizeSeries } from "@/lib/dashboards/queries/series";
import { summaryOf } from "@/lib/dashboards/rules";
import type { Figure } from "@/lib/satisfaction/rules";
import type { FigureMethod } from "@/lib/satisfaction/schema";
import type { Formula } from "@/lib/surveys/schema";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();

let world: World;
let leader: Actor;

type Given = [month: string, formula: Formula, source: string, value: number, n: number | null, method?: FigureMethod];

/** The hospital's own inpatient figures: two questionnaires, one of them scored in two ways. */
const INPATIENT: Given[] = [
  ["2025-10", "linear", "Callback", 89, 100],
  ["2025-10", "topBox", "Callback", 70, 900],
  ["2025-11", "topBox", "Callback", 71, 900],
  ["2025-12", "linear", "Callback", 90, null],
  ["2025-12", "linear", "Third party", 80, 900],
  ["2026-01", "linear", "Callback", 91, 300, "phone"],
  ["2026-01", "linear", "Third party", 81, 200],
  ["2026-01", "topBox", "Callback", 60, null],
];

async function record(population: "inpatient" | "outpatient" | "staff", given: Given[], departmentId?: string) {
  const at = { hospitalId: world.home.hospitalId, population, departmentId: departmentId ?? null };
  const data = given.map(([month, formula, source, value, n, method = "other"]) => ({
    ...at,
    month,
    formula,
    source,
    value,
    n,
    method,
  }));
  await db.satisfactionFigure.createMany({ data });
}

const shownOf = (figure: Figure) => (figure.state === "known" ? figure.value : figure.state);

beforeAll(async () => {
  world = await buildWorld(database.url());
  leader = actorOf({ hospitalId: world.home.hospitalId, roles: ["leader"] });
  await record("inpatient", INPATIENT);
  await record("outpatient", [["2026-01", "satisfiedRate", "Code", 99, 400]]);
  const { departmentId } = world.home.own;
  await record("staff", [["2025-12", "linear", "Staff survey", 88, 60]], departmentId);
  await record("staff", [["2025-12", "topBox", "Staff survey", 55, 50]], departmentId);
});

test("a trend keeps to the newest month's formula and source, with a gap where they gave nothing", async () => {
  const { trends, series } = await getDashboard(leader, "2026-01");
  expect(series).toEqual({
    inpatient: { formula: "linear", source: "Callback", method: "phone" },
    outpatient: { formula: "satisfiedRate", source: "Code", method: "other" },
    staff: null,
  });
  const last = trends.inpatient.slice(-4).map(({ figure }) => shownOf(figure));
  expect(last).toEqual([89, "missing", 90, 91]);
  expect(summaryOf(trends.inpatient, null)).toMatchObject({ points: 1, change: "unknown" });
});

test("an earlier window has the series of its own newest month", async () => {
  const { trends, series } = await getDashboard(leader, "2025-11");
  expect(series.inpatient).toEqual({ formula: "topBox", source: "Callback", method: "other" });
  expect(trends.inpatient.slice(-2).map(({ figure }) => shownOf(figure))).toEqual([70, 71]);
});

test("inpatients and outpatients by different formulas make no figure of patients", async () => {
  expect((await getDashboard(leader, "2026-01")).patients).toEqual({ state: "mixed" });
});

test("a department's newest staff figure names its formula and source", async () => {
  const { departments } = await getDashboard(leader, "2026-01");
  const staff = departments.find(({ id }) => id === world.home.own.departmentId)?.figures.staff;
  expect(staff).toMatchObject({ value: 88, formula: "linear", source: "Staff survey", month: "2025-12" });
});

test("the explore view keeps each line to one series, and finds none of another hospital", async () => {
  const filters = { month: "2026-01", populations: ["inpatient", "staff"] as const };
  const departments = ["hospital", world.home.own.departmentId];
  const { series } = await summarizeSeries(leader, { ...filters, departments });
  expect(series.map(({ key, figures }) => [key?.formula, key?.source, ...figures.slice(-4).map(shownOf)])).toEqual([
    ["linear", "Callback", 89, "missing", 90, 91],
    [undefined, undefined, "missing", "missing", "missing", "missing"],
    [undefined, undefined, "missing", "missing", "missing", "missing"],
    ["linear", "Staff survey", "missing", "missing", 88, "missing"],
  ]);
  const stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["leader"] });
  const foreign = await summarizeSeries(stranger, { ...filters, departments });
  expect(foreign.series.every(({ key }) => key === null)).toBe(true);
});
