import { StatusPill } from "@/components/ui/badge";
import { Static } from "@/components/ui/static";
import type { RoadmapItem } from "@/lib/plans/queries/roadmap";
import { type Group, inDateOrder, type Row } from "@/lib/plans/rules/roadmap-groups";
import { barFacts } from "./roadmap-bar-facts";
import { About, type GridProps } from "./roadmap-grid";
import { datesText, itemHref, progressText, STATE_LOOK, tellsProgress, whyText } from "./roadmap-words";

/** The same on a phone: cards of two lines, in each group what is due first stands first. */
export function RoadmapCards(props: GridProps) {
  return (
    <Static
      as="section"
      className={`rm-cards no-print${props.canMove ? " rm-cards-move" : ""}`}
      label={props.words.t("roadmap.label", { year: props.roadmap.plan.year })}
    >
      {props.groups.map((group) => (
        <GroupCards key={group.key} {...props} group={group} />
      ))}
    </Static>
  );
}

function GroupCards({ group, ...props }: GridProps & { group: Group<RoadmapItem> }) {
  const { words } = props;
  return (
    <section className="rm-cards-group">
      {group.head ? (
        <Card {...props} row={group.head} heading />
      ) : (
        <h2 className="rm-cards-name">{group.name ?? words.t("roadmap.committee")}</h2>
      )}
      <ul>
        {inDateOrder(group.rows).map((row) => (
          <li key={row.item.id}>
            <Card {...props} row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type CardProps = Omit<GridProps, "groups"> & { row: Row<RoadmapItem>; heading?: boolean };

function Card({ roadmap, row, look, canMove, words, heading }: CardProps) {
  const { plan, items } = roadmap;
  const { item } = row;
  const Tag = heading ? "h2" : "p";
  // Cards stand in the order of their days, so a milestone says whose it is.
  const task = row.under === null && item.kind === "milestone" ? items.find(({ id }) => id === item.parentId) : null;
  const movable = canMove && item.droppedOn === null;
  return (
    <div className={`rm-card rm-card-${item.kind}${row.context ? " rm-context" : ""}`}>
      <Tag className="rm-title">
        <a href={itemHref(plan.id, item.id)}>
          {item.kind === "milestone" ? <span className={`rm-point rm-is-${item.state}`} aria-hidden="true" /> : null}
          {item.title}
        </a>
        <StatusPill {...STATE_LOOK[item.state]}>{words.t(`state.${item.state}`)}</StatusPill>
      </Tag>
      <p className="rm-meta">
        <span className="num">{datesText(item, words)}</span>
        {tellsProgress(item) ? <span className="num">{progressText(item, words)}</span> : null}
        <About row={row} look={look} words={words} />
        {task ? <span>{words.t("roadmap.under", { title: task.title })}</span> : null}
        {item.why.length > 0 ? <span className={`rm-why-${item.state}`}>{whyText(item, words)}</span> : null}
        {movable ? (
          <button
            type="button"
            className="btn btn-quiet btn-sm"
            data-move={JSON.stringify(barFacts(item, items, plan.year))}
            aria-label={words.t("move.open", { title: item.title })}
          >
            {words.t("move.button")}
          </button>
        ) : null}
      </p>
    </div>
  );
}
