import type { CSSProperties } from "react";
import { StatusPill } from "@/components/ui/badge";
import { Static } from "@/components/ui/static";
import type { Day } from "@/lib/core/period";
import { formatDayInYear, formatMonthInYear } from "@/lib/i18n/format";
import type { Roadmap, RoadmapItem } from "@/lib/plans/queries/roadmap";
import type { Group, Row } from "@/lib/plans/rules/roadmap-groups";
import { markOf, monthHeads } from "@/lib/plans/rules/timeline";
import type { RoadmapLook } from "@/lib/plans/schema/roadmap";
import { barFacts } from "./roadmap-bar-facts";
import { RoadmapTrack } from "./roadmap-track";
import {
  datesText,
  itemHref,
  ownerText,
  progressText,
  STATE_LOOK,
  tellsProgress,
  type Words,
  whyText,
} from "./roadmap-words";

export type GridProps = {
  roadmap: Roadmap;
  groups: readonly Group<RoadmapItem>[];
  look: RoadmapLook;
  /** The day on which the plan is looked at. */
  day: Day;
  canMove: boolean;
  words: Words;
};

type LineProps = Omit<GridProps, "groups"> & { row: Row<RoadmapItem>; head?: boolean };

/** A thin line at the beginning of each month but the first; each a picture of its own, for a printer blurs steps. */
function monthLines(year: number): Record<string, string> {
  const lefts = monthHeads(year)
    .slice(1)
    .map(({ left }) => left);
  return {
    "--rm-lines": lefts.map(() => "linear-gradient(var(--color-line), var(--color-line))").join(","),
    "--rm-places": lefts.map((left) => `${left}% 0`).join(","),
  };
}

/** The year as a list on a grid: every line has its name at the left and its place in the twelve months at the right. */
export function RoadmapGrid(props: GridProps) {
  const { roadmap, groups, day, words } = props;
  const { year } = roadmap.plan;
  const now = markOf(day, year);
  const style = { ...monthLines(year), ...(now === null ? {} : { "--rm-today": `${now}%` }) };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
    <section className="rm-wrap" aria-label={words.t("roadmap.label", { year })} tabIndex={0}>
      <Static className={now === null ? "rm" : "rm rm-now"} id="roadmap">
        <div className="rm-sheet" style={style as CSSProperties} data-year={year}>
          <Months {...props} now={now} />
          {groups.map((group) => (
            <GroupLines key={group.key} {...props} group={group} />
          ))}
        </div>
      </Static>
    </section>
  );
}

function Months({ roadmap, day, words, now }: GridProps & { now: number | null }) {
  return (
    <div className="rm-row rm-months" aria-hidden="true">
      <div className="rm-name">{words.t("roadmap.column")}</div>
      <div className="rm-track">
        {monthHeads(roadmap.plan.year).map(({ month, left, width }) => (
          <span key={month} className="rm-month" style={{ left: `${left}%`, width: `${width}%` }}>
            {formatMonthInYear(month, words.locale)}
          </span>
        ))}
        {now === null ? null : (
          <span className={now > 50 ? "rm-today rm-today-left" : "rm-today"} style={{ left: `${now}%` }}>
            {words.t(`roadmap.${roadmap.plan.closedOn ? "closedOn" : "today"}`, {
              day: formatDayInYear(day, words.locale),
            })}
          </span>
        )}
      </div>
    </div>
  );
}

function GroupLines({ group, ...props }: GridProps & { group: Group<RoadmapItem> }) {
  const { look, words } = props;
  const rows = group.rows.filter(({ item }) => !(look.fold && item.kind === "milestone"));
  return (
    <section className="rm-group">
      {group.head ? (
        <Line {...props} row={group.head} head />
      ) : (
        <div className="rm-row rm-branch">
          <h2 className="rm-name">
            {group.name ?? words.t("roadmap.committee")}
            <span className="tag num">{group.rows.length}</span>
          </h2>
          <div className="rm-track" />
        </div>
      )}
      <ol className="rm-lines">
        {rows.map((row) => (
          <li key={row.item.id}>
            <Line {...props} row={row} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Line(props: LineProps) {
  const { roadmap, row, look, canMove, words, head } = props;
  const { plan, items } = roadmap;
  const { item, indent, context } = row;
  const folded = look.fold && item.kind === "task";
  const movable = canMove && item.droppedOn === null;
  return (
    <div className={`rm-row rm-${item.kind}${context ? " rm-context" : ""}`}>
      <div className={`rm-name rm-indent-${indent}`}>
        <Name {...props} heading={head ?? false} />
        <p className="rm-meta">
          <StatusPill {...STATE_LOOK[item.state]}>{words.t(`state.${item.state}`)}</StatusPill>
          <span className="num">{datesText(item, words)}</span>
          {tellsProgress(item) ? <span className="num">{progressText(item, words)}</span> : null}
          <About row={row} look={look} words={words} />
        </p>
        {item.why.length > 0 ? <p className={`rm-why rm-why-${item.state}`}>{whyText(item, words)}</p> : null}
      </div>
      <RoadmapTrack
        planId={plan.id}
        year={plan.year}
        item={item}
        milestones={folded ? items.filter((one) => one.parentId === item.id) : []}
        facts={movable ? barFacts(item, items, plan.year) : null}
        words={words}
      />
    </div>
  );
}

function Name({ roadmap, row, words, heading }: LineProps & { heading: boolean }) {
  const { item } = row;
  const Tag = heading ? "h2" : "p";
  return (
    <Tag className="rm-title">
      <span className="sr-note">{words.t(`kind.${item.kind}`)} </span>
      <a href={itemHref(roadmap.plan.id, item.id)}>{item.title}</a>
    </Tag>
  );
}

type AboutProps = { row: Row<RoadmapItem>; look: RoadmapLook; words: Words };

/** What the view does not say by itself: whose it is, or below what it stands. */
export function About({ row, look, words }: AboutProps) {
  const { item, under } = row;
  if (look.by === "branch") return under ? <span>{words.t("roadmap.under", { title: under })}</span> : null;
  const helpers = item.coOwners.map(({ name }) => name).join(words.t("roadmap.and"));
  return (
    <span>
      {ownerText(item, words)}
      {helpers ? ` ${words.t("roadmap.with", { names: helpers })}` : ""}
    </span>
  );
}
