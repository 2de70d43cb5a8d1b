import { Icon } from "@/components/ui/icon";
import type { RoadmapItem } from "@/lib/plans/queries/roadmap";
import { markOf, placeOf } from "@/lib/plans/rules/timeline";
import type { BarFacts } from "./roadmap-bar-facts";
import { datesText, itemHref, progressText, STATE_LOOK, tellsProgress, type Words } from "./roadmap-words";

type TrackProps = {
  planId: string;
  year: number;
  item: RoadmapItem;
  /** Drawn on the item's own line. */
  milestones?: readonly RoadmapItem[];
  /** What a gesture must know; null where nothing may be moved. */
  facts: BarFacts | null;
  words: Words;
};

const percent = (value: number) => `${Math.round(value * 1000) / 1000}%`;

/** One line of the year: a bar, or a diamond for a milestone. */
export function RoadmapTrack({ planId, year, item, milestones = [], facts, words }: TrackProps) {
  return (
    <div className="rm-track">
      <Mark planId={planId} year={year} item={item} facts={facts} words={words} />
      {milestones.map((one) => (
        <Diamond key={one.id} year={year} item={one} words={words} />
      ))}
    </div>
  );
}

function Diamond({ year, item, words }: { year: number; item: RoadmapItem; words: Words }) {
  const at = markOf(item.dueOn, year);
  if (at === null) return null;
  const title = `${item.title} · ${datesText(item, words)} · ${words.t(`state.${item.state}`)}`;
  return <span className={`rm-diamond rm-is-${item.state}`} style={{ left: percent(at) }} title={title} />;
}

type MarkProps = Omit<TrackProps, "milestones">;

function styleOf(item: RoadmapItem, year: number): Record<string, string> | null {
  if (item.kind === "milestone") {
    const at = markOf(item.dueOn, year);
    return at === null ? null : { left: percent(at) };
  }
  const place = placeOf(item, year);
  return place && { left: percent(place.left), width: percent(place.width) };
}

function Mark({ planId, year, item, facts, words }: MarkProps) {
  const style = styleOf(item, year);
  if (style === null) return null;
  const shape = item.kind === "milestone" ? "rm-diamond" : `rm-bar rm-bar-${item.kind}`;
  const className = `${shape} rm-is-${item.state}`;
  const inside = item.kind === "milestone" ? null : <Inside item={item} movable={facts !== null} />;
  // The line's name says all of it already; only what can be moved is a thing of its own.
  if (!facts) {
    return (
      <span className={className} style={style} aria-hidden="true">
        {inside}
      </span>
    );
  }
  const about = [datesText(item, words), words.t(`state.${item.state}`)];
  const spoken = [item.title, ...about, ...(tellsProgress(item) ? [progressText(item, words)] : [])];
  return (
    <a
      className={`${className} rm-movable`}
      href={itemHref(planId, item.id)}
      style={style}
      draggable={false}
      aria-label={spoken.join(" · ")}
      aria-describedby="rm-keys"
      data-bar={JSON.stringify(facts)}
    >
      {inside}
    </a>
  );
}

function Inside({ item, movable }: { item: RoadmapItem; movable: boolean }) {
  return (
    <>
      {item.progress ? <span className="rm-fill" style={{ width: percent(item.progress * 100) }} /> : null}
      <Icon name={STATE_LOOK[item.state].icon} size={13} />
      {movable ? <span className="rm-end" data-end="" /> : null}
    </>
  );
}
