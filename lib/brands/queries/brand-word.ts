import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { OfficialBlock, OfficialFile } from "@/lib/core/files/official";
import { facts, heading, paragraph, tableOr } from "@/lib/core/files/official/writing";
import { type Month, today } from "@/lib/core/period";
import { formatDay, formatMonth, formatNumber, plainNumber } from "@/lib/i18n/format";
import type { KnownWords } from "@/lib/i18n/translate";
import { findLetterhead, type LetterheadChoice } from "@/lib/organisation/queries/letterhead";
import { FIGURE_UNITS, type KnownFigureCode } from "@/lib/plans/schema/known-figures";
import { changeOf, standingTo } from "../rules/indicators";
import { JOINED } from "../rules/swot";
import type { Quadrant, StrategyKind } from "../schema/swot";
import { type BrandPage, getBrandPage } from "./brand-page";
import type { BrandIndicator } from "./indicators";
import type { HistoryBrand } from "./line";
import { findLogo } from "./logo";
import type { Swot, SwotEntry, SwotStrategy } from "./swot";

/** A brand as an official document: its logo, what it is, its SWOT, how it is measured, how it came to be. Throws NOT_FOUND out of reach. */
export async function getBrandWord(
  actor: Actor,
  id: string,
  t: KnownWords,
  { letterhead: headed = false, number = null }: LetterheadChoice = {},
): Promise<OfficialFile> {
  const [page, logo, letterhead] = await Promise.all([
    getBrandPage(actor, id),
    findLogo(actor, id),
    headed ? findLetterhead(actor, number) : null,
  ]);
  const { brand, swot, indicators, month, history } = page;
  const title = t("brands.word.title", { branch: brand.branchName, name: brand.name });
  const blocks: OfficialBlock[] = [
    profile(page, t),
    heading(1, t("brands.idea")),
    paragraph(brand.idea || t("brands.word.none")),
    ...(brand.work ? [heading(1, t("brands.word.how")), paragraph(brand.work)] : []),
    heading(1, t("brands.swot.title")),
    ...swotBlocks(swot, t),
    heading(1, t("brands.word.indicators")),
    ...indicatorBlocks(indicators, month, t),
    ...(history.length > 1 ? [heading(1, t("brands.word.history")), historyTable(history, t)] : []),
    { kind: "signature", organ: brand.branchName, date: formatDay(today(), t.locale) },
  ];
  const picture = logo ? { png: logo.png, says: t("brands.logoOf", { name: brand.name }) } : undefined;
  const document = { title, creator: actor.hospital.name, language: t.locale, letterhead, picture, blocks };
  return { name: `${today()}-${title}`, document };
}

function spanOf({ fromMonth, toMonth }: { fromMonth: Month; toMonth: Month | null }, t: KnownWords): string {
  const month = (one: Month) => formatMonth(one, t.locale);
  return toMonth
    ? t("brands.word.span", { from: month(fromMonth), to: month(toMonth) })
    : t("brands.sinceMonth", { month: month(fromMonth) });
}

function profile({ brand }: BrandPage, t: KnownWords): OfficialBlock {
  return facts([
    [t("brands.branch"), brand.branchName],
    [t("brands.fields.slogan"), brand.slogan],
    [t("brands.word.period"), spanOf(brand, t)],
    [t("brands.task"), brand.leadTask],
    [t("brands.target"), brand.leadTaskTarget],
    [t("brands.due"), formatDay(brand.leadTaskDueOn, t.locale)],
    [t("brands.word.from"), brand.plan ? t("brands.word.fromPlan", { year: String(brand.plan.year) }) : ""],
    [t("brands.fields.endReason"), brand.endReason ?? ""],
  ]);
}

function withUnit(value: number, { unit, figure }: { unit: string; figure: KnownFigureCode | null }, t: KnownWords) {
  return `${plainNumber(value)} ${figure ? t(`brands.units.${FIGURE_UNITS[figure]}`) : unit}`.trim();
}

/** The known figure that bears an entry out, with n and interval; suppressed and missing stay apart. */
function figureWords({ figure }: SwotEntry, t: KnownWords): string {
  if (!figure) return "";
  const { code, known } = figure;
  const { value, state, n, low, high } = known;
  const none = t(`brands.figure${state === "suppressed" ? "Suppressed" : "Missing"}`);
  const said = value === null || state !== "known" ? none : withUnit(value, { unit: "", figure: code }, t);
  const basis =
    n !== null && low !== null && high !== null
      ? t("brands.word.interval", { n: formatNumber(n), low: plainNumber(low), high: plainNumber(high) })
      : "";
  const words = t("brands.figureAt", {
    month: formatMonth(figure.month, t.locale),
    figure: t(`brands.figures.${code}`),
    value: said,
  });
  return basis && state === "known" ? t("brands.word.basis", { words, basis }) : words;
}

function entryWords(entry: SwotEntry, t: KnownWords): string {
  const evidence = [entry.evidence, figureWords(entry, t)].filter(Boolean).join(t("brands.word.semicolon"));
  return [
    t("brands.word.entry", { code: entry.code, text: entry.text }),
    evidence && t("brands.swot.evidenceOf", { evidence }),
  ]
    .filter(Boolean)
    .join("\n");
}

/** The matrix: what is inside in the columns, what is outside in the rows, and where they meet the strategies. */
function swotBlocks({ entries, strategies }: Swot, t: KnownWords): OfficialBlock[] {
  if (entries.length === 0 && strategies.length === 0) return [paragraph(t("brands.swot.empty"))];
  const codes = new Map(entries.map(({ id, code }) => [id, code]));
  const all = (rows: readonly string[]) => rows.join("\n") || t("brands.word.none");
  const quadrant = (one: Quadrant) =>
    all(entries.filter((entry) => entry.quadrant === one).map((entry) => entryWords(entry, t)));
  const strategy = (one: SwotStrategy) => {
    const from = one.entryIds.flatMap((id) => codes.get(id) ?? []).join(t("brands.word.comma"));
    return from ? `${one.text}\n${t("brands.swot.from", { codes: from })}` : one.text;
  };
  const where = (kind: StrategyKind) =>
    `${t(`brands.swot.${kind}`)}\n${all(strategies.filter((one) => one.kind === kind).map(strategy))}`;
  const outside = (kinds: readonly [StrategyKind, StrategyKind]) => {
    const [, quadrantOf] = JOINED[kinds[0]];
    return [`${t(`brands.swot.${quadrantOf}`)}\n${quadrant(quadrantOf)}`, ...kinds.map(where)];
  };
  return [
    {
      kind: "table",
      columns: [
        { header: t("brands.word.matrix"), share: 1 },
        { header: t("brands.swot.strength"), share: 1 },
        { header: t("brands.swot.weakness"), share: 1 },
      ],
      rows: [["", quadrant("strength"), quadrant("weakness")], outside(["so", "wo"]), outside(["st", "wt"])],
    },
  ];
}

function placeWords(indicator: BrandIndicator, t: KnownWords): string {
  const place = standingTo(indicator);
  if (place === null || place === "short") return "";
  return t(`brands.indicators.${place === "reached" ? "reached" : "open"}`);
}

function indicatorRow(indicator: BrandIndicator, t: KnownWords): string[] {
  const { title, direction, baseline, target, current, previous } = indicator;
  const value = (one: number | null) => (one === null ? t("brands.indicators.blank") : withUnit(one, indicator, t));
  const unknown = t(`brands.word.${current.state === "suppressed" ? "suppressed" : "missing"}`);
  const { n, low, high } = current;
  const counted = current.toldOn
    ? t("brands.indicators.toldOn", { day: formatDay(current.toldOn, t.locale) })
    : t(`brands.word.${current.href ? "counted" : "written"}`);
  const measured =
    n !== null && low !== null && high !== null
      ? t("brands.word.interval", { n: formatNumber(n), low: plainNumber(low), high: plainNumber(high) })
      : counted;
  const change = changeOf(direction, current, previous);
  const changed = change
    ? t(`brands.indicators.${change.kind}`, { by: withUnit(Math.abs(change.by), indicator, t) })
    : t("brands.indicators.noChange");
  const reached = placeWords(indicator, t);
  return [
    title,
    value(baseline),
    value(target),
    current.state === "known" ? value(current.value) : unknown,
    current.state === "known" ? [measured, changed, reached].filter(Boolean).join("\n") : "",
  ];
}

function indicatorBlocks(indicators: readonly BrandIndicator[], month: Month, t: KnownWords): OfficialBlock[] {
  const asOf = t("brands.word.asOf", { month: formatMonth(month, t.locale) });
  return [
    tableOr(t("brands.indicators.empty"), {
      columns: [
        { header: t("brands.indicators.name"), share: 4 },
        { header: t("brands.indicators.baseline"), share: 2, align: "right" },
        { header: t("brands.indicators.target"), share: 2, align: "right" },
        { header: t("brands.indicators.value"), share: 2, align: "right" },
        { header: t("brands.word.reading"), share: 5 },
      ],
      rows: indicators.map((indicator) => indicatorRow(indicator, t)),
    }),
    ...(indicators.length > 0 ? [{ kind: "note", text: asOf } as const] : []),
  ];
}

function historyTable(history: readonly HistoryBrand[], t: KnownWords): OfficialBlock {
  const nameOf = new Map(history.map(({ id, name }) => [id, name]));
  const fate = ({ toMonth, into }: HistoryBrand) => {
    if (!toMonth) return "";
    const next = into.map(({ id, kind }) => t(`brands.history.${kind}`, { name: nameOf.get(id) ?? "" }));
    return next.join("\n") || t("brands.history.retired");
  };
  return {
    kind: "table",
    columns: [
      { header: t("brands.word.period"), share: 4 },
      { header: t("brands.fields.name"), share: 3 },
      { header: t("brands.branch"), share: 3 },
      { header: t("brands.word.fate"), share: 4 },
      { header: t("brands.fields.endReason"), share: 4 },
    ],
    rows: history.map((brand) => [spanOf(brand, t), brand.name, brand.branchName, fate(brand), brand.endReason ?? ""]),
  };
}
