import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Disclosure } from "@/components/ui/disclosure";
import { voidCodesAction } from "@/lib/surveys/actions";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";
import type { DepartmentProgress } from "@/lib/surveys/queries/round-progress";

type Props = { round: RoundDetail; departments: DepartmentProgress[] };

/** Folded away: whoever holds a slip can no longer answer with it afterwards. */
export async function VoidCodes({ round: { id, version }, departments }: Props) {
  const t = await getTranslations("surveys.code");
  const left = departments.filter(({ codesLeft }) => codesLeft > 0);
  if (left.length === 0) return null;
  return (
    <Disclosure summary={t("void")}>
      <p className="mb-3 text-muted">{t("voidText")}</p>
      <ul className="grid gap-2">
        {left.map(({ id: departmentId, name, codesLeft }) => (
          <li key={departmentId} className="flex flex-wrap items-center gap-3">
            <ActionButton
              id={`void-${departmentId}`}
              action={voidCodesAction}
              fields={{ id, version, departmentId }}
              variant="danger"
              size="sm"
            >
              {t("voidNow", { name, count: codesLeft })}
            </ActionButton>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
