import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import type { MemberDetail } from "@/lib/members/queries/member-detail";

type Props = { member: MemberDetail; canManage: boolean; canCollect: boolean };

/** From the member's page to what else is kept of them. */
export async function MemberLinks({ member, canManage, canCollect }: Props) {
  const t = await getTranslations("members");
  const { id, stage, leftOn } = member;
  const inParty = stage === "probationary" || stage === "full";
  return (
    <>
      {stage !== "full" && !leftOn ? <ButtonLink href={`/admission/${id}`}>{t("detail.admission")}</ButtonLink> : null}
      {canCollect && inParty ? <ButtonLink href={`/dues/${id}`}>{t("detail.dues")}</ButtonLink> : null}
      {canManage ? (
        <ButtonLink href={`/members/${id}/edit`} icon="edit">
          {t("edit")}
        </ButtonLink>
      ) : null}
    </>
  );
}
