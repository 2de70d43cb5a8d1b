import { axisNumber, type ChartCell, type ChartModel, rangeOf, text } from "@/components/charts/chart-model";
import { intervalCell, nCell } from "@/components/charts/figure-words";
import { type QuadrantPoint, quadrantSvg } from "@/components/charts/quadrant";
import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import type { Figure } from "@/lib/satisfaction/rules";
import type { PlaceView } from "@/lib/satisfaction/rules/views";
import { clearlyBelow } from "@/lib/satisfaction/rules/weak";
import type { Population } from "@/lib/surveys/schema";
import { basisHref, figureCell, namesText, phraseOf, placeOf, valueText, type Words } from "./board-words";

/** Lower than other drawings: two of them and the figures stand on one screen. */
const HEIGHT = 286;

type Both = { place: PlaceView; patient: Figure & { state: "known" }; staff: Figure & { state: "known" } };

function bothSides(place: PlaceView): Both[] {
  const { patients: patient, sides } = place;
  const staff = sides.staff.total.figure;
  return patient.state === "known" && staff.state === "known" ? [{ place, patient, staff }] : [];
}

/** The population of which most patients answered here. */
function patientsHere({ sides: { inpatient, outpatient } }: PlaceView): Population {
  return inpatient.sheets >= outpatient.sheets ? "inpatient" : "outpatient";
}

export function isBelow(
  board: SatisfactionBoard,
  { patients, sides }: PlaceView,
): { patient: boolean; staff: boolean } {
  const { inpatient, outpatient, staff } = board.populations;
  const below = [inpatient, outpatient].map((one) =>
    clearlyBelow(sides[one.population].total.figure, one.total.figure),
  );
  return {
    patient: clearlyBelow(patients, board.patients) || below.includes(true),
    staff: clearlyBelow(sides.staff.total.figure, staff.total.figure),
  };
}

function pointOf({ place, patient, staff }: Both, board: SatisfactionBoard, words: Words): QuadrantPoint {
  const said = { place: place.name, patient: phraseOf(patient, words), staff: phraseOf(staff, words) };
  const below = isBelow(board, place);
  const population = patientsHere(place);
  const { months } = board.populations[population];
  return {
    id: place.id,
    label: place.name,
    tip: words.t("board.quadrant.tip", said),
    x: staff.value,
    xLow: staff.interval?.low,
    xHigh: staff.interval?.high,
    y: patient.value,
    yLow: patient.interval?.low,
    yHigh: patient.interval?.high,
    met: !below.patient && !below.staff,
    href: basisHref({ ...months, population, place: placeOf(board, place.id) }),
  };
}

function findingOf(both: readonly Both[], board: SatisfactionBoard, words: Words): string {
  const { t } = words;
  const of = t(`board.of.${board.filters.by}`);
  if (both.length === 0) return t("board.quadrant.nothing", { of });
  const below = (side: "patient" | "staff") => {
    const names = both.filter(({ place }) => isBelow(board, place)[side]).map(({ place }) => place.name);
    return names.length > 0 ? namesText(names, words) : t("board.quadrant.none");
  };
  return t("board.quadrant.finding", { count: both.length, of, patient: below("patient"), staff: below("staff") });
}

/** Places where a side is not there, as words beneath the drawing. */
export function lackingText(board: SatisfactionBoard, words: Words): string | null {
  const { t } = words;
  const missing = ({ state }: Figure) => state === "missing" || state === "suppressed";
  const lacking = board.places.filter((place) => bothSides(place).length === 0);
  const patient = lacking.filter(({ patients }) => missing(patients));
  const staff = lacking.filter(({ sides }) => missing(sides.staff.total.figure));
  const mixed = lacking.filter(({ patients }) => patients.state === "mixed");
  const said = (key: string, some: readonly PlaceView[]) =>
    some.length > 0
      ? [
          t(`board.quadrant.${key}`, {
            names: namesText(
              some.map(({ name }) => name),
              words,
            ),
          }),
        ]
      : [];
  const parts = [...said("lackingPatient", patient), ...said("lackingStaff", staff), ...said("lackingMixed", mixed)];
  return parts.length > 0 ? parts.join("") : null;
}

function rowOf(place: PlaceView, board: SatisfactionBoard, words: Words): ChartCell[] {
  const { patients, sides } = place;
  const staff = sides.staff.total.figure;
  const at = { place: placeOf(board, place.id) };
  const population = patientsHere(place);
  const months = { patient: board.populations[population].months, staff: board.populations.staff.months };
  return [
    text(place.name),
    figureCell(patients, words, basisHref({ ...months.patient, ...at, population })),
    nCell(patients, words),
    intervalCell(patients),
    figureCell(staff, words, basisHref({ ...months.staff, ...at, population: "staff" })),
    nCell(staff, words),
    intervalCell(staff),
  ];
}

const EDGE = { format: axisNumber };

function axesOf(both: readonly Both[], board: SatisfactionBoard, words: Words) {
  const { t } = words;
  const [patient, staff] = [board.patients, board.populations.staff.total.figure];
  const known = (figure: Figure) => (figure.state === "known" ? figure.value : null);
  const line = (figure: Figure, key: string) =>
    figure.state === "known"
      ? { target: figure.value, targetLabel: t(`board.quadrant.${key}`, { value: valueText(figure, words) }) }
      : {};
  const across = rangeOf([...both.map((one) => one.staff.value), known(staff)]);
  const up = rangeOf([...both.map((one) => one.patient.value), known(patient)]);
  return {
    x: { ...EDGE, ...across, label: t("board.quadrant.staff"), ...line(staff, "wholeStaff") },
    y: { ...EDGE, ...up, label: t("board.quadrant.patient"), ...line(patient, "wholePatient") },
  };
}

/** Staff across, patients up; in the order of names, because overlapping intervals have no rank. */
export function quadrantChart(board: SatisfactionBoard, words: Words): ChartModel {
  const { t } = words;
  const { by } = board.filters;
  const both = board.places.flatMap(bothSides);
  const title = t(`board.quadrant.title.${by}`);
  const finding = findingOf(both, board, words);
  const of = t(`board.of.${by}`);
  return {
    id: "quadrant",
    title,
    finding,
    draw: (size) =>
      quadrantSvg({
        size,
        title,
        desc: finding,
        height: size === "half" ? HEIGHT : undefined,
        ...axesOf(both, board, words),
        points: both.map((one) => pointOf(one, board, words)),
        legend: { met: t("board.quadrant.clear"), missed: t("board.quadrant.below") },
      }),
    columns: [
      { header: t(`board.places.place.${by}`) },
      { header: t("board.places.patient"), numFmt: "0.00" },
      { header: t("board.places.patientN"), numFmt: "#,##0" },
      { header: t("board.places.patientInterval") },
      { header: t("board.places.staff"), numFmt: "0.00" },
      { header: t("board.places.staffN"), numFmt: "#,##0" },
      { header: t("board.places.staffInterval") },
    ],
    rows: board.places.map((place) => rowOf(place, board, words)),
    n: t("board.quadrant.n", { placed: both.length, of, lacking: board.places.length - both.length }),
    definition: t("board.quadrant.definition", { of }),
  };
}
