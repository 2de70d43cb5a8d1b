import { useTranslations } from "next-intl";
import { Icon } from "../ui/icon";
import { Static } from "../ui/static";
import { Menu } from "./menu";
import { currentHref, type NavItem, NavLink } from "./nav";

export type Create = { label: string; links: NavItem[] };

type BottomBarProps = { links: NavItem[]; create?: Create; currentPath?: string };

/** Phone only: four places with the centre ＋ between them. */
export function BottomBar({ links, create, currentPath }: BottomBarProps) {
  const t = useTranslations("ui");
  const current = currentHref(currentPath, links);
  const half = Math.ceil(links.length / 2);
  const items = (some: NavItem[]) =>
    some.map((link) => (
      <li key={link.href}>
        <NavLink link={link} current={link.href === current} />
      </li>
    ));
  return (
    <nav aria-label={t("nav.phone")} className="bottom-bar no-print" data-nav="">
      <Static as="ul">
        {items(links.slice(0, half))}
        {create?.links.length ? (
          <li>
            <CreateButton create={create} />
          </li>
        ) : null}
        {items(links.slice(half))}
      </Static>
    </nav>
  );
}

function CreateButton({ create }: { create: Create }) {
  const [only, ...others] = create.links;
  if (only && others.length === 0) {
    return (
      <a href={only.href} className="bottom-create" aria-label={only.label}>
        <Icon name="plus" size={24} />
      </a>
    );
  }
  return (
    <Menu label={create.label} className="bottom-menu" face={<CreateFace />}>
      <CreateLinks links={create.links} />
    </Menu>
  );
}

function CreateFace() {
  return (
    <span className="bottom-create">
      <Icon name="plus" size={24} />
    </span>
  );
}

export function CreateLinks({ links }: { links: NavItem[] }) {
  return (
    <ul className="menu-list">
      {links.map((link) => (
        <li key={link.href}>
          <NavLink link={link} />
        </li>
      ))}
    </ul>
  );
}
