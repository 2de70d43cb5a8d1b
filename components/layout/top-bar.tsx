import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "../ui/icon";
import { Static } from "../ui/static";
import { Menu } from "./menu";
import { type NavGroup, type NavItem, NavLink } from "./nav";
import { Preferences, type PreferencesProps } from "./preferences";

export type TopBarProps = {
  hospital: { name: string; demo?: boolean; demoLabel?: string };
  scope: string;
  groups: NavGroup[];
  user: { name: string; role: string };
  menu: NavItem[];
  signOut: ReactNode;
  search?: { action: string; name: string; label: string };
  period?: ReactNode;
  preferences: PreferencesProps;
  currentPath?: string;
};

export function TopBar(props: TopBarProps) {
  const { hospital, scope, user, menu, signOut, search, period, preferences } = props;
  const t = useTranslations("ui");
  return (
    <header className="bar no-print">
      <Static className="bar-lead">
        <a className="menu-button menu-nav" href="#side" aria-label={t("nav.menu")} data-drawer="">
          <Icon name="menu" size={20} />
        </a>
        <p className="bar-scope">
          <span className="bar-hospital">{hospital.name}</span>
          <span className="bar-branch">{scope}</span>
          {hospital.demoLabel ? <span className="tag">{hospital.demoLabel}</span> : null}
        </p>
      </Static>
      <div className="bar-tools">
        {period}
        {search ? <BarSearch {...search} /> : null}
        <Menu label={`${t("nav.language")} · ${t("nav.display")}`} icon="display" className="menu-end">
          <Preferences {...preferences} />
        </Menu>
        <Menu label={t("nav.account")} className="menu-end" face={<Face name={user.name} />}>
          <Static>
            <p className="menu-person">
              <b>{user.name}</b>
              <span>{user.role}</span>
            </p>
            <ul className="menu-list" data-nav="">
              {menu.map((link) => (
                <li key={link.href}>
                  <NavLink link={link} />
                </li>
              ))}
            </ul>
          </Static>
          <div className="menu-foot">{signOut}</div>
        </Menu>
      </div>
    </header>
  );
}

function Face({ name }: { name: string }) {
  return (
    <>
      <span className="face" aria-hidden="true">
        {[...name].at(-1)}
      </span>
      <span className="face-name">{name}</span>
    </>
  );
}

function BarSearch({ action, name, label }: { action: string; name: string; label: string }) {
  return (
    <Static>
      <search>
        <form action={action} method="get" className="bar-search">
          <Icon name="search" size={16} />
          <input type="search" name={name} aria-label={label} placeholder={label} maxLength={80} data-search="" />
        </form>
      </search>
    </Static>
  );
}
