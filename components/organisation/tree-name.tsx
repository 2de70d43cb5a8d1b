/** A name in a tree, set in by its depth. */
export function TreeName({ depth, href, name }: { depth: number; href: string; name: string }) {
  return (
    <span className="tree-name" style={{ paddingInlineStart: `${depth * 20}px` }}>
      {depth > 0 ? <span aria-hidden="true">└ </span> : null}
      <a href={href}>{name}</a>
    </span>
  );
}
