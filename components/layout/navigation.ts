import { type Actor, can } from "@/lib/core/actor";
import type { Permission } from "@/lib/core/permissions";
import type { IconName } from "../ui/icon";

type Place = { href: string; key: string; icon: IconName; permission: Permission };

/** The sidebar's groups in their order; a link shows only where the actor may go. */
const GROUPS: { key: string; places: Place[] }[] = [
  { key: "today", places: [{ href: "/today", key: "today", icon: "today", permission: "account.own" }] },
  {
    key: "organisation",
    places: [
      { href: "/branches", key: "branches", icon: "branch", permission: "organisation.read" },
      { href: "/departments", key: "departments", icon: "department", permission: "organisation.read" },
      { href: "/staff", key: "staff", icon: "member", permission: "staff.read" },
      { href: "/posts", key: "posts", icon: "target", permission: "member.read" },
      { href: "/members", key: "members", icon: "members", permission: "member.read" },
      { href: "/admission", key: "admission", icon: "star", permission: "member.read" },
      { href: "/dues", key: "dues", icon: "table", permission: "dues.collect" },
      { href: "/partners", key: "partners", icon: "partner", permission: "partner.read" },
      { href: "/checks", key: "checks", icon: "check", permission: "organisation.read" },
      { href: "/rules", key: "rules", icon: "rules", permission: "organisation.read" },
    ],
  },
  {
    key: "activities",
    places: [
      { href: "/activities", key: "activities", icon: "activity", permission: "activity.read" },
      { href: "/activities/calendar", key: "calendar", icon: "calendar", permission: "activity.read" },
      { href: "/training", key: "training", icon: "clock", permission: "member.read" },
    ],
  },
  {
    key: "brandsAndReports",
    places: [
      { href: "/plans", key: "plans", icon: "calendar", permission: "plan.read" },
      { href: "/plans/supervision", key: "supervision", icon: "clock", permission: "plan.manage" },
      { href: "/brands", key: "brands", icon: "brand", permission: "brand.read" },
      { href: "/reports", key: "reports", icon: "report", permission: "report.read" },
      { href: "/reports/desk", key: "desk", icon: "table", permission: "report.review" },
      { href: "/reports/concerns", key: "concerns", icon: "target", permission: "report.read" },
    ],
  },
  {
    key: "satisfaction",
    places: [
      { href: "/dashboard", key: "dashboard", icon: "dashboard", permission: "dashboard.read" },
      { href: "/satisfaction", key: "satisfaction", icon: "satisfaction", permission: "satisfaction.read" },
      { href: "/surveys", key: "surveys", icon: "report", permission: "survey.read" },
      { href: "/satisfaction/words", key: "words", icon: "audit", permission: "satisfaction.read" },
      { href: "/improvements", key: "improvements", icon: "target", permission: "improvement.read" },
      { href: "/care", key: "care", icon: "star", permission: "care.read" },
      { href: "/satisfaction/figures", key: "figures", icon: "table", permission: "satisfaction.read" },
    ],
  },
];

const MENU: Place[] = [
  { href: "/account", key: "account", icon: "member", permission: "account.own" },
  { href: "/imports", key: "imports", icon: "upload", permission: "import.run" },
  { href: "/admin/users", key: "users", icon: "members", permission: "user.manage" },
  { href: "/admin/hospital", key: "hospital", icon: "settings", permission: "organisation.manage" },
  { href: "/admin/holidays", key: "holidays", icon: "calendar", permission: "organisation.manage" },
  { href: "/audit", key: "audit", icon: "audit", permission: "audit.read" },
];

const PHONE: Place[] = [
  { href: "/today", key: "today", icon: "today", permission: "account.own" },
  { href: "/activities", key: "activities", icon: "activity", permission: "activity.read" },
  { href: "/reports", key: "reports", icon: "report", permission: "report.read" },
  { href: "/account", key: "me", icon: "member", permission: "account.own" },
];

const CREATE: Place[] = [
  { href: "/activities/new", key: "newActivity", icon: "activity", permission: "activity.record" },
  { href: "/satisfaction/figures/new", key: "newFigure", icon: "satisfaction", permission: "satisfaction.record" },
];

/** Everything the shell's menus show this actor, in the reader's words. */
export function navigationFor(actor: Actor, t: (key: string) => string) {
  const link = ({ href, key, icon }: Place) => ({ href, icon, label: t(`nav.${key}`) });
  const open = (places: Place[]) => places.filter((place) => can(actor, place.permission)).map(link);
  const create = open(CREATE);
  return {
    groups: GROUPS.map(({ key, places }) => ({ label: t(`group.${key}`), links: open(places) })),
    menu: open(MENU),
    phone: open(PHONE),
    create: create.length > 0 ? { label: t("create"), links: create } : undefined,
  };
}

const DOORS: Place[] = [
  { href: "/dashboard", key: "dashboard", icon: "dashboard", permission: "dashboard.read" },
  { href: "/imports", key: "imports", icon: "upload", permission: "import.run" },
  { href: "/audit", key: "audit", icon: "audit", permission: "audit.read" },
  { href: "/admin/users", key: "users", icon: "members", permission: "user.manage" },
];

/** For those whose work is not on the first page: the way to where it is. */
export function doorsFor(actor: Actor, t: (key: string) => string) {
  return DOORS.filter((place) => can(actor, place.permission)).map(({ href, key, icon }) => ({
    href,
    icon,
    label: t(`today.${key}`),
  }));
}
