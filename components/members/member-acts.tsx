import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { MemberDetail } from "@/lib/members/queries/member-detail";
import { actsOfferedTo } from "@/lib/members/rules/path";

/** What can be recorded about a member as things stand. */
export async function MemberActs({ member, canMove }: { member: MemberDetail; canMove: boolean }) {
  const t = await getTranslations("members");
  const acts = actsOfferedTo(member, { canMove });
  if (acts.length === 0) return null;
  return (
    <Card title={t("act.title")}>
      <p className="mb-3 text-muted">{t("act.lead")}</p>
      <ul className="flex flex-wrap gap-2">
        {acts.map((kind) => (
          <li key={kind}>
            <ButtonLink href={`/members/${member.id}/record?kind=${kind}`} size="sm">
              {t(`act.kind.${kind}`)}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
