import type { ReactNode } from "react";

export const LINE = "flex flex-wrap items-baseline justify-between gap-x-3 border-b border-line py-1 last:border-b-0";

type GroupProps = {
  /** One below the heading that stands above. */
  level: 2 | 3;
  title: string;
  empty: string;
  children: ReactNode[];
};

/** Lines of one kind under their heading, or a word that there are none. */
export function Group({ level, title, empty, children }: GroupProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section>
      <Heading className="text-body font-semibold">{title}</Heading>
      {children.length === 0 ? <p className="text-muted">{empty}</p> : <ul>{children}</ul>}
    </section>
  );
}

export function Linked({ href, children }: { href: string | undefined; children: ReactNode }) {
  return href ? (
    <a className="tap" href={href}>
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );
}
