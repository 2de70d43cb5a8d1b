export type IconName =
  | "today"
  | "branch"
  | "department"
  | "member"
  | "members"
  | "partner"
  | "rules"
  | "activity"
  | "calendar"
  | "brand"
  | "report"
  | "dashboard"
  | "explore"
  | "satisfaction"
  | "plus"
  | "minus"
  | "search"
  | "menu"
  | "close"
  | "chevron"
  | "chevron-down"
  | "check"
  | "ok"
  | "info"
  | "warn"
  | "err"
  | "up"
  | "down"
  | "flat"
  | "hospital"
  | "audit"
  | "download"
  | "upload"
  | "print"
  | "link"
  | "image"
  | "table"
  | "file"
  | "clock"
  | "edit"
  | "return"
  | "send"
  | "sign-out"
  | "language"
  | "display"
  | "sort"
  | "sort-asc"
  | "sort-desc"
  | "dot"
  | "circle"
  | "lock"
  | "trash"
  | "clip"
  | "target"
  | "settings"
  | "key"
  | "inbox"
  | "undo"
  | "star";

type IconProps = { name: IconName; size?: number; label?: string; className?: string };

/** One `<use>` of the shared sprite: costs the page two elements instead of a path. */
export function Icon({ name, size = 18, label, className }: IconProps) {
  const spoken = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or decorative and hidden
    <svg className={className ? `icon ${className}` : "icon"} width={size} height={size} {...spoken}>
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
