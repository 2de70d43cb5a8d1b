import { ButtonLink } from "../ui/button";
import type { IconName } from "../ui/icon";

export type Door = { href: string; label: string; icon: IconName };

/** Ways to where somebody's work is, as a row of buttons. */
export function Doors({ doors }: { doors: readonly Door[] }) {
  if (doors.length === 0) return null;
  return (
    <p className="mt-4 flex flex-wrap gap-2">
      {doors.map(({ href, label, icon }) => (
        <ButtonLink key={href} href={href} icon={icon}>
          {label}
        </ButtonLink>
      ))}
    </p>
  );
}
