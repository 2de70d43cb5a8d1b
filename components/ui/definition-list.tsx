import type { ReactNode } from "react";

export type Definition = { term: string; value: ReactNode };

type DefinitionListProps = { items: Definition[]; columns?: 1 | 2 | 3 };

export function DefinitionList({ items, columns = 2 }: DefinitionListProps) {
  return (
    <dl className={`dl dl-${columns}`}>
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
