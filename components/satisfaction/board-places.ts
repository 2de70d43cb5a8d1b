import { type ChartCell, type ChartModel, text } from "@/components/charts/chart-model";
import { intervalCell, nCell, signedPoints } from "@/components/charts/figure-words";
import { formatNumber } from "@/lib/i18n/format";
import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import type { ExternalFigure } from "@/lib/satisfaction/queries/external-figures";
import type { Figure } from "@/lib/satisfaction/rules";
import { rankedGroups } from "@/lib/satisfaction/rules/ranking";
import type { Measured, PlaceView } from "@/lib/satisfaction/rules/views";
import type { PlaceSort } from "@/lib/satisfaction/schema/board";
import type { Population } from "@/lib/surveys/schema";
import { basisHref, figureCell, placeOf, valueText, type Words } from "./board-words";

export type PlaceRow = {
  id: string;
  group: string;
  name: ChartCell;
  patient: ChartCell[];
  patientChange: ChartCell;
  staff: ChartCell[];
  staffChange: ChartCell;
  external: ChartCell;
};

type Grouped = { place: PlaceView; group: string };

function sideFigure(place: PlaceView, sort: PlaceSort): Figure {
  return sort === "staff" ? place.sides.staff.total.figure : place.patients;
}

/** The places of each group in the order of their names, those without an interval last. */
function groupedBy(places: readonly PlaceView[], sort: PlaceSort, words: Words): { rows: Grouped[]; groups: number } {
  const { t } = words;
  if (sort === "name") return { rows: places.map((place) => ({ place, group: "" })), groups: 0 };
  const known = places.flatMap((place) => {
    const figure = sideFigure(place, sort);
    return figure.state === "known" && figure.interval ? [{ place, interval: figure.interval }] : [];
  });
  const groups = rankedGroups(known);
  const rest = places.filter((place) => !known.some((one) => one.place === place));
  const rows = groups.flatMap((group, index) => {
    const said = { group: index + 1, count: group.length };
    const name = t(group.length > 1 ? "board.places.groupTied" : "board.places.group", said);
    return group.map(({ place }) => ({ place, group: name }));
  });
  return {
    rows: [...rows, ...rest.map((place) => ({ place, group: t("board.places.groupNone") }))],
    groups: groups.length,
  };
}

/** Only a change that the intervals prove is told; points of the others would be read as one. */
function changeCell(parts: { population: Population; measured: Measured }[], { t }: Words): ChartCell {
  const compared = parts.filter(({ measured }) => measured.points !== null);
  if (compared.length === 0) return text("");
  const moved = compared.filter(({ measured: { change } }) => change === "up" || change === "down");
  if (moved.length === 0) return text(t("board.places.steady"));
  const said = moved.map(({ population, measured: { points, change } }) =>
    t("board.places.changeOf", {
      name: t(`population.${population}`),
      change: `${t(`board.card.change.${change}`)} ${signedPoints(points ?? 0)}`,
    }),
  );
  return text(said.join(t("board.and")));
}

/** The values alone, with the way to their sources, methods and n; a file tells all of it. */
function externalCell(placeId: string, found: readonly ExternalFigure[], words: Words): ChartCell {
  const { t } = words;
  const line = ({ population, source, method, figure }: ExternalFigure) =>
    t("board.places.externalLine", {
      value: valueText(figure, words),
      population: t(`population.${population}`),
      source,
      method: t(`method.${method}`),
      n: figure.state === "known" && figure.n !== null ? formatNumber(figure.n) : t("nUnknown"),
    });
  const short = ({ population, figure }: ExternalFigure) =>
    t("board.places.externalShort", { population: t(`population.${population}`), value: valueText(figure, words) });
  if (found.length === 0) return text("");
  return {
    text: found.map(short).join(t("board.and")),
    value: found.map(line).join(t("board.and")),
    href: `/satisfaction/figures?department=${placeId}`,
  };
}

function figureCells(figure: Figure, words: Words, href: string): ChartCell[] {
  return [figureCell(figure, words, href), nCell(figure, words), intervalCell(figure)];
}

function rowOf({ place, group }: Grouped, board: SatisfactionBoard, words: Words): PlaceRow {
  const { inpatient, outpatient, staff } = place.sides;
  const at = placeOf(board, place.id);
  const population = inpatient.sheets >= outpatient.sheets ? "inpatient" : "outpatient";
  const monthsOf = (one: Population) => board.populations[one].months;
  const departments = board.filters.by === "department";
  return {
    id: place.id,
    group,
    name: text(place.name),
    patient: figureCells(place.patients, words, basisHref({ ...monthsOf(population), population, place: at })),
    patientChange: changeCell(
      [
        { population: "inpatient", measured: inpatient.total },
        { population: "outpatient", measured: outpatient.total },
      ],
      words,
    ),
    staff: figureCells(staff.total.figure, words, basisHref({ ...monthsOf("staff"), population: "staff", place: at })),
    staffChange: changeCell([{ population: "staff", measured: staff.total }], words),
    external: externalCell(
      place.id,
      departments ? board.external.filter((one) => one.departmentId === place.id) : [],
      words,
    ),
  };
}

function findingOf(groups: number, sort: PlaceSort, board: SatisfactionBoard, { t }: Words): string {
  if (board.places.length === 0) return t("board.places.nothing", { of: t(`board.of.${board.filters.by}`) });
  if (sort === "name") return t("board.places.findingName");
  const side = t(`board.places.${sort}`);
  return groups > 1 ? t("board.places.finding", { side, groups }) : t("board.places.one", { side });
}

export type PlacesModel = ChartModel & { places: PlaceRow[] };

/** Staff beside patients for every place; what cannot be told apart stands in one group. */
export function placesChart(board: SatisfactionBoard, sort: PlaceSort, words: Words): PlacesModel {
  const { t } = words;
  const { by } = board.filters;
  const { rows, groups } = groupedBy(board.places, sort, words);
  const places = rows.map((one) => rowOf(one, board, words));
  const value = { numFmt: "0.00" };
  const n = { numFmt: "#,##0" };
  return {
    id: "places",
    title: t(`board.places.title.${by}`),
    finding: findingOf(groups, sort, board, words),
    draw: null,
    columns: [
      { header: t("board.places.groupColumn") },
      { header: t(`board.places.place.${by}`) },
      { header: t("board.places.patient"), ...value },
      { header: t("board.places.patientN"), ...n },
      { header: t("board.places.patientInterval") },
      { header: t("board.places.patientChange") },
      { header: t("board.places.staff"), ...value },
      { header: t("board.places.staffN"), ...n },
      { header: t("board.places.staffInterval") },
      { header: t("board.places.staffChange") },
      { header: t("board.places.external") },
    ],
    rows: places.map(({ group, name, patient, patientChange, staff, staffChange, external }) => [
      text(group),
      name,
      ...patient,
      patientChange,
      ...staff,
      staffChange,
      external,
    ]),
    n: t("board.places.count", { count: places.length, of: t(`board.of.${by}`) }),
    definition: t("board.places.definition"),
    places,
  };
}
