import { axisNumber, type ChartCell, rangeOf, text } from "@/components/charts/chart-model";
import { figurePhrase, intervalCell, nCell, valueCell } from "@/components/charts/figure-words";
import { type QuadrantPoint, quadrantSvg } from "@/components/charts/quadrant";
import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import {
  clearlyBelow,
  type DepartmentSides,
  quadrantOf,
  reachesBoth,
  type SeriesKey,
  type Targets,
} from "@/lib/dashboards/rules";
import { formatMonth } from "@/lib/i18n/format";
import type { Figure } from "@/lib/satisfaction/rules";
import { type DashboardChart, formulaName, seriesList, seriesText, type Words } from "./chart-words";

export function targetsOf({ hospital }: Dashboard): Targets {
  const { outpatientTarget, inpatientTarget, staffTarget } = hospital;
  return { outpatient: outpatientTarget, inpatient: inpatientTarget, staff: staffTarget };
}

function recordsOf(department: string, month?: string): string {
  return `/satisfaction/figures?department=${department}${month ? `&month=${month}` : ""}`;
}

function pointOf(sides: DepartmentSides, data: Dashboard, words: Words): QuadrantPoint[] {
  const { staff, staffMonth, patient, id, name } = sides;
  const { figure } = patient;
  if (staff.state !== "known" || figure.state !== "known") return [];
  const tip = words.t("quadrant.tip", {
    department: name,
    patient: figurePhrase(figure, words),
    staff: figurePhrase(staff, words),
  });
  return [
    {
      id,
      label: name,
      tip,
      x: staff.value,
      xLow: staff.interval?.low,
      xHigh: staff.interval?.high,
      y: figure.value,
      yLow: figure.interval?.low,
      yHigh: figure.interval?.high,
      met: reachesBoth(sides, data.hospital.staffTarget),
      // Staff are asked less often: of two months, no single one shows both sides.
      href: staffMonth === data.month ? recordsOf(id, data.month) : recordsOf(id),
    },
  ];
}

function patientBasis({ patientKeys }: DepartmentSides, words: Words): string {
  const named = patientKeys.map(({ population, ...key }) => ({ name: words.t(`short.${population}`), key }));
  return seriesList(named, words);
}

/** The formulas of each side, and a warning where the departments of one side do not share one. */
function formulasText(all: readonly DepartmentSides[], words: Words): string {
  const { t } = words;
  const names = (keys: readonly Pick<SeriesKey, "formula">[]) => [
    ...new Set(keys.map((key) => formulaName(key, words))),
  ];
  const patient = names(all.flatMap(({ patientKeys }) => patientKeys));
  const staff = names(all.flatMap(({ staffKey }) => staffKey ?? []));
  if (patient.length === 0 && staff.length === 0) return "";
  const list = (some: string[]) => some.join(t("list.separator")) || t("figure.missing");
  const formulas = t("quadrant.formulas", { patient: list(patient), staff: list(staff) });
  return patient.length > 1 || staff.length > 1 ? `${formulas} ${t("basis.several")}` : formulas;
}

function rowOf(sides: DepartmentSides, data: Dashboard, words: Words): ChartCell[] {
  const { patient, staff, staffKey, staffMonth } = sides;
  const month = staffMonth ? formatMonth(staffMonth, words.locale) : "";
  return [
    text(sides.name),
    valueCell(patient.figure, words, recordsOf(sides.id, data.month)),
    nCell(patient.figure, words),
    intervalCell(patient.figure),
    text(patientBasis(sides, words)),
    valueCell(staff, words, recordsOf(sides.id, staffMonth ?? data.month)),
    nCell(staff, words),
    intervalCell(staff),
    text(staffKey ? seriesText(staffKey, words) : ""),
    text(month),
  ];
}

function patientTargets({ outpatient, inpatient }: Targets, { t }: Words) {
  const lines = [
    { value: outpatient, label: t("quadrant.outpatientTarget", { target: outpatient ?? "" }) },
    { value: inpatient, label: t("quadrant.inpatientTarget", { target: inpatient ?? "" }) },
  ];
  return lines.flatMap(({ value, label }) => (value === null ? [] : [{ value, label }]));
}

function findingOf(placed: DepartmentSides[], data: Dashboard, { t, locale }: Words): string {
  const month = formatMonth(data.month, locale);
  if (placed.length === 0) return t("quadrant.nothing", { month });
  const below = clearlyBelow(placed, data.hospital.staffTarget);
  const counts = { month, count: placed.length, patient: below.patient.length, staff: below.staff.length };
  return t("quadrant.finding", counts);
}

/** Departments where a side is missing, as words beneath the drawing. */
export function lackingText(data: Dashboard, { t }: Words): string | null {
  const { lacking } = quadrantOf(data.departments, targetsOf(data));
  if (lacking.length === 0) return null;
  const isLacking = ({ state }: Figure) => state !== "known" && state !== "mixed";
  const patient = lacking.filter((sides) => isLacking(sides.patient.figure) && !isLacking(sides.staff));
  const staff = lacking.filter((sides) => !isLacking(sides.patient.figure) && isLacking(sides.staff));
  const both = lacking.filter((sides) => isLacking(sides.patient.figure) && isLacking(sides.staff)).length;
  const mixed = lacking.filter((sides) => sides.patient.figure.state === "mixed");
  const names = (some: DepartmentSides[]) => some.map(({ name }) => name).join(t("list.separator"));
  const parts = [
    patient.length > 0 ? t("quadrant.lackingPatient", { names: names(patient) }) : "",
    staff.length > 0 ? t("quadrant.lackingStaff", { names: names(staff) }) : "",
    mixed.length > 0 ? t("quadrant.lackingMixed", { names: names(mixed) }) : "",
    both > 0 ? t("quadrant.lackingBoth", { count: both }) : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** Staff happiness across, patient satisfaction up; by name in the table, because overlapping intervals have no rank. */
export function quadrantChart(data: Dashboard, words: Words): DashboardChart {
  const { t } = words;
  const targets = targetsOf(data);
  const { placed, lacking } = quadrantOf(data.departments, targets);
  const finding = findingOf(placed, data, words);
  const title = t("quadrant.title");
  const points = placed.flatMap((sides) => pointOf(sides, data, words));
  const across = rangeOf([...points.map(({ x }) => x), targets.staff]);
  const up = rangeOf([...points.map(({ y }) => y), targets.inpatient, targets.outpatient]);
  const staffTarget =
    targets.staff === null
      ? {}
      : { target: targets.staff, targetLabel: t("quadrant.staffTarget", { target: targets.staff }) };
  return {
    id: "quadrant",
    title,
    finding,
    draw: (size) =>
      quadrantSvg({
        size,
        title,
        desc: finding,
        x: { label: t("quadrant.staff"), ...across, format: axisNumber, ...staffTarget },
        y: { label: t("quadrant.patient"), ...up, format: axisNumber, targets: patientTargets(targets, words) },
        points,
        legend: { met: t("quadrant.met"), missed: t("quadrant.missed") },
      }),
    columns: [
      { header: t("column.department") },
      { header: t("column.patient"), numFmt: "0.00" },
      { header: t("column.patientN"), numFmt: "#,##0" },
      { header: t("column.patientInterval") },
      { header: t("column.patientBasis") },
      { header: t("column.staff"), numFmt: "0.00" },
      { header: t("column.staffN"), numFmt: "#,##0" },
      { header: t("column.staffInterval") },
      { header: t("column.staffBasis") },
      { header: t("column.staffMonth") },
    ],
    rows: [...placed, ...lacking].map((sides) => rowOf(sides, data, words)),
    n: t("quadrant.n", { placed: placed.length, lacking: lacking.length }),
    definition: [t("quadrant.definition"), formulasText([...placed, ...lacking], words)].filter(Boolean).join(" "),
  };
}
