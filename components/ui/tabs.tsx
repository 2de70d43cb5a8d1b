export type Tab = { href: string; label: string; current?: boolean; count?: number };

/** Tabs are links: each has an address, and the browser's back button works. */
export function Tabs({ label, items }: { label: string; items: Tab[] }) {
  return (
    <nav aria-label={label} className="tabs no-print">
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
          {item.label}
          {item.count === undefined ? null : <span className="tag num">{item.count}</span>}
        </a>
      ))}
    </nav>
  );
}
