import { getTranslations } from "next-intl/server";
import { Icon, type IconName } from "@/components/ui/icon";
import { type Path, type StagePlace, stagesOf } from "@/lib/admission/rules/path";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Place = StagePlace["place"];

const ICON: Record<Place, IconName> = { past: "check", present: "dot", coming: "circle" };
const BOX: Record<Place, string> = {
  past: "border-line text-muted",
  present: "border-ink-600 bg-ink-50 font-semibold",
  coming: "border-line text-muted",
};

/** The five stages with the day on which each began; the present one stands out. */
export async function StagePath({ path }: { path: Path }) {
  const t = await getTranslations("admission");
  return (
    <ol className="mb-4 grid gap-1 md:grid-cols-5 md:gap-2" aria-label={t("page.path")}>
      {stagesOf(path).map((one) => (
        <Stage key={one.stage} {...one} />
      ))}
    </ol>
  );
}

async function Stage({ stage, place, day }: StagePlace) {
  const [t, locale] = [await getTranslations("admission"), await requestLocale()];
  const words = await getTranslations("members.stage");
  const unknown = t(place === "coming" ? "none" : "unknown");
  return (
    <li
      aria-current={place === "present" ? "step" : undefined}
      className={`flex items-center justify-between gap-2 border-l-4 px-3 py-1 md:block ${BOX[place]}`}
    >
      <span className="flex items-center gap-1">
        <Icon name={ICON[place]} size={14} />
        {words(stage)}
      </span>
      <span className="num text-xs font-normal">{day ? formatDay(day, locale) : unknown}</span>
    </li>
  );
}
