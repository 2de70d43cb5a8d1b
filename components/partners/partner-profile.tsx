import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import { Card, CardGrid } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { PartnerDetail, PartnerPairingRow } from "@/lib/partners/queries";

/** Who the partner is, and which branches it is or was paired with. */
export async function PartnerProfile({ partner }: { partner: PartnerDetail }) {
  const t = await getTranslations("partners");
  return (
    <CardGrid columns={2}>
      <Card title={t("profile")}>
        <DefinitionList
          columns={1}
          items={[
            { term: t("kindLabel"), value: t(`kind.${partner.kind}`) },
            { term: t("contact"), value: partner.contact ?? t("none") },
            { term: t("note"), value: <span className="prose-text">{partner.note ?? t("none")}</span> },
          ]}
        />
      </Card>
      <Card title={t("pairings")}>
        {partner.pairings.length === 0 ? <p className="text-muted">{t("none")}</p> : null}
        <ul className="grid gap-2">
          {partner.pairings.map((pairing) => (
            <Pairing key={pairing.id} pairing={pairing} />
          ))}
        </ul>
      </Card>
    </CardGrid>
  );
}

async function Pairing({ pairing }: { pairing: PartnerPairingRow }) {
  const t = await getTranslations("partners");
  const locale = await requestLocale();
  const from = formatDay(pairing.fromDay, locale);
  return (
    <li className="flex flex-wrap items-center gap-2">
      <a href={`/branches/${pairing.branchId}`}>{pairing.branchName}</a>
      <StatusPill tone={pairing.toDay ? "neutral" : "ok"}>{t(pairing.toDay ? "ended" : "open")}</StatusPill>
      <span className="num text-xs text-muted">
        {pairing.toDay ? t("period", { from, to: formatDay(pairing.toDay, locale) }) : t("since", { day: from })}
      </span>
    </li>
  );
}
