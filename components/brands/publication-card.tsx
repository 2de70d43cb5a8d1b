import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { publishBrandAction, withdrawBrandAction } from "@/lib/brands/actions";
import type { BrandRights } from "@/lib/brands/policy";
import type { BrandDetail } from "@/lib/brands/queries";
import { publicAddress } from "@/lib/brands/rules/publication";

type Props = { brand: BrandDetail; origin: string; rights: BrandRights };

/** Whether everybody may read the brand, what they then see, and the way to publish or withdraw it. */
export function PublicationCard({ brand, origin, rights: { canManage, canEdit } }: Props) {
  const t = useTranslations("brands.publication");
  const { publicCode } = brand;
  if (!publicCode && !canManage) return null;
  return (
    <Card title={t("title")} id="public" className="no-print">
      {publicCode ? <Published code={publicCode} origin={origin} /> : <Unpublished />}
      {/* What is over is not published any more, but can always be withdrawn. */}
      {canEdit || (canManage && publicCode) ? <Switch brand={brand} /> : null}
    </Card>
  );
}

function Published({ code, origin }: { code: string; origin: string }) {
  const t = useTranslations("brands.publication");
  return (
    <>
      <StatusPill tone="ok">{t("on")}</StatusPill>
      <p className="prose-text my-2">{t("onText")}</p>
      <p className="my-2 [overflow-wrap:anywhere]">
        <a href={`/b/${code}`}>{publicAddress(origin, code)}</a>
      </p>
      <p className="my-2">
        <ButtonLink href={`/b/${code}`} icon="print">
          {t("open")}
        </ButtonLink>
      </p>
    </>
  );
}

function Unpublished() {
  const t = useTranslations("brands.publication");
  return (
    <>
      <StatusPill>{t("off")}</StatusPill>
      <p className="prose-text my-2">{t("offText")}</p>
    </>
  );
}

function Switch({ brand: { id, version, publicCode } }: { brand: BrandDetail }) {
  const t = useTranslations("brands.publication");
  const fields = { id, version };
  if (!publicCode) {
    return (
      <ActionButton id="publish" action={publishBrandAction} fields={fields}>
        {t("publish")}
      </ActionButton>
    );
  }
  return (
    <>
      <ActionButton id="withdraw" action={withdrawBrandAction} fields={fields}>
        {t("withdraw")}
      </ActionButton>
      <p className="mt-2 text-muted">{t("withdrawText")}</p>
    </>
  );
}
