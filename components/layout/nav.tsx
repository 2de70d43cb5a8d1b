import { Icon, type IconName } from "../ui/icon";

export type NavItem = { href: string; label: string; icon: IconName };
export type NavGroup = { label: string; links: NavItem[] };

/** The address that owns the path: the longest that is the path or a folder above it. */
export function currentHref(path: string | undefined, links: { href: string }[]): string | undefined {
  if (!path) return undefined;
  const owns = links.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  return owns.sort((a, b) => b.href.length - a.href.length)[0]?.href;
}

type SideNavProps = { label: string; groups: NavGroup[]; currentPath?: string };

/** Groups without a permitted link are left out; a group of one is its link. */
export function SideNav({ label, groups, currentPath }: SideNavProps) {
  const filled = groups.filter((group) => group.links.length > 0);
  const current = currentHref(
    currentPath,
    filled.flatMap((group) => group.links),
  );
  return (
    <nav aria-label={label} className="side-nav" data-nav="">
      {filled.map((group) => (
        <div key={group.label} className="side-group">
          {group.links.length > 1 ? <p className="side-head">{group.label}</p> : null}
          <ul>
            {group.links.map((link) => (
              <li key={link.href}>
                <NavLink link={link} current={link.href === current} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

export function NavLink({ link, current }: { link: NavItem; current?: boolean }) {
  return (
    <a href={link.href} aria-current={current ? "page" : undefined}>
      <Icon name={link.icon} />
      <span>{link.label}</span>
    </a>
  );
}
