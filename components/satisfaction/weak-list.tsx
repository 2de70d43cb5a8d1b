import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import { type WeakCell, weakCells } from "@/lib/satisfaction/rules/weak";
import { basisHref, dimensionText, improveHref, placeOf, valueText, type Words } from "./board-words";

/** As many lines as fit beside the charts; the heat map has all of them. */
const SHOWN = 3;

type Group = { key: string; label: string; whole: string; cells: WeakCell[] };

function groupsOf(weak: readonly WeakCell[], words: Words): Group[] {
  const groups = new Map<string, Group>();
  for (const cell of weak) {
    const key = `${cell.population} ${cell.dimension}`;
    const said = {
      population: words.t(`board.short.${cell.population}`),
      dimension: dimensionText(cell.dimension, words),
    };
    const group = groups.get(key) ?? {
      key,
      label: words.t("board.weak.line", said),
      whole: words.t("board.weak.whole", { value: valueText(cell.whole, words) }),
      cells: [],
    };
    groups.set(key, { ...group, cells: [...group.cells, cell] });
  }
  return [...groups.values()];
}

type WeakListProps = { board: SatisfactionBoard; improves: boolean; words: Words };

/** What lies clearly below the whole hospital, by dimension, as far as a line beneath the figures holds it. */
export function WeakStrip(props: WeakListProps) {
  const { board, words } = props;
  const { t } = words;
  const { weak, compared } = weakCells(board.populations, board.places);
  const of = t(`board.of.${board.filters.by}`);
  const groups = groupsOf(weak, words);
  const left = groups.slice(SHOWN).reduce((sum, { cells }) => sum + cells.length, 0);
  return (
    <section className="card weak">
      <h2 className="card-title">{t("board.weak.title")}</h2>
      {weak.length === 0 ? <p className="text-muted">{t("board.weak.none", { of, compared })}</p> : null}
      <Groups {...props} groups={groups.slice(0, SHOWN)} />
      {weak.length > 0 ? (
        <p className="weak-note">
          {t("board.weak.finding", { count: weak.length, compared })}
          {left > 0 ? <a href="#weak">{t("board.weak.more", { count: left })}</a> : null}
        </p>
      ) : null}
    </section>
  );
}

/** All of it, beneath the heat map; each figure opens its source or an improvement action. */
export function WeakList(props: WeakListProps) {
  const { board, words } = props;
  const { weak } = weakCells(board.populations, board.places);
  if (weak.length === 0) return null;
  return (
    <section className="weak-all no-print" id="weak">
      <h3>{words.t("board.weak.all", { count: weak.length })}</h3>
      <Groups {...props} groups={groupsOf(weak, words)} />
    </section>
  );
}

function Groups({ groups, ...props }: WeakListProps & { groups: Group[] }) {
  return (
    <ul className="weak-list">
      {groups.map(({ key, label, whole, cells }) => (
        <li key={key}>
          <span className="weak-what" title={whole}>
            {label}
          </span>
          {cells.map((cell) => (
            <Place key={cell.place.id} cell={cell} label={label} {...props} />
          ))}
        </li>
      ))}
    </ul>
  );
}

type PlaceProps = WeakListProps & { cell: WeakCell; label: string };

function Place({ cell, board, improves, words, label }: PlaceProps) {
  const { population, dimension, place, figure } = cell;
  const { from, to } = board.populations[population].months;
  const address = { population, dimension, from, to, place: placeOf(board, place.id) };
  return (
    <span className="weak-place">
      <a href={basisHref(address)}>
        {place.name} {valueText(figure, words)}
      </a>
      {improves ? (
        <a
          className="weak-act no-print"
          href={improveHref(address)}
          aria-label={words.t("board.weak.actOf", { place: place.name, what: label })}
        >
          {words.t("board.weak.act")}
        </a>
      ) : null}
    </span>
  );
}
