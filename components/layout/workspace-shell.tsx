import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "../ui/icon";
import { Static } from "../ui/static";
import { BottomBar, type Create, CreateLinks } from "./bottom-bar";
import { Logo } from "./logo";
import { Menu } from "./menu";
import { type NavItem, SideNav } from "./nav";
import { Pilot } from "./pilot";
import { TopBar, type TopBarProps } from "./top-bar";

type WorkspaceShellProps = TopBarProps & {
  phone: NavItem[];
  create?: Create;
  homeHref?: string;
  children: ReactNode;
};

export function WorkspaceShell(props: WorkspaceShellProps) {
  const { phone, create, homeHref = "/today", children, ...bar } = props;
  const t = useTranslations("ui");
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <Static as="aside" id="side" className="side no-print" label={t("nav.side")}>
        <a className="side-close" href="#main" aria-label={t("nav.close")} data-drawer="">
          <Icon name="close" size={20} />
        </a>
        <a className="side-logo" href={homeHref} aria-label={t("nav.home")}>
          <span className="logo-tile">
            <Logo size={24} />
          </span>
          <b>{t("brand.name")}</b>
          <span>{t("brand.latin")}</span>
        </a>
        {create?.links.length ? <CreateMenu create={create} /> : null}
        <SideNav label={t("nav.main")} groups={bar.groups} currentPath={bar.currentPath} />
      </Static>
      <div className="shell-main">
        <TopBar {...bar} />
        <p className="print-head">
          <b>{bar.hospital.name}</b>
          <span>{bar.scope}</span>
        </p>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <BottomBar links={phone} create={create} currentPath={bar.currentPath} />
      <Pilot />
    </div>
  );
}

function CreateMenu({ create }: { create: Create }) {
  return (
    <Menu label={create.label} icon="plus" className="side-create" face={create.label}>
      <CreateLinks links={create.links} />
    </Menu>
  );
}
