import type { ReactNode } from "react";

type CardProps = {
  title?: ReactNode;
  id?: string;
  actions?: ReactNode;
  footer?: ReactNode;
  level?: 2 | 3;
  flush?: boolean;
  className?: string;
  children: ReactNode;
};

export function Card(props: CardProps) {
  const { title, id, actions, footer, level = 2, flush, className, children } = props;
  const Heading = level === 2 ? "h2" : "h3";
  const classes = ["card", flush && "card-flush", className].filter(Boolean).join(" ");
  return (
    <section className={classes} id={id}>
      {title || actions ? (
        <div className="card-head">
          {title ? <Heading className="card-title">{title}</Heading> : <span />}
          {actions ? <div className="card-actions">{actions}</div> : null}
        </div>
      ) : null}
      <div className="card-body">{children}</div>
      {footer ? <div className="card-foot">{footer}</div> : null}
    </section>
  );
}

type CardGridProps = { columns?: 1 | 2 | 3 | 4; tight?: boolean; children: ReactNode };

/** `tight` keeps two columns on a phone, for figure cards with short values. */
export function CardGrid({ columns = 2, tight, children }: CardGridProps) {
  const classes = `grid-cards grid-cards-${columns}${tight ? " grid-tight" : ""}`;
  return <div className={classes}>{children}</div>;
}
