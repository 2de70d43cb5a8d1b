import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { BrandRights } from "@/lib/brands/policy";
import type { BrandDetail } from "@/lib/brands/queries";
import { BrandLogo } from "./brand-logo";
import { StandingTag } from "./standing-tag";

/** `word` takes the brand along as a document. */
type Props = { brand: BrandDetail; rights: BrandRights; word: ReactNode };

/** Name, slogan and logo, and what may be done with the brand. */
export function BrandHead({ brand, rights, word }: Props) {
  const t = useTranslations("brands");
  const { canManage, canEdit } = rights;
  return (
    <div className="brand-head">
      <BrandLogo brand={brand} size={72} label={t("logoOf", { name: brand.name })} />
      <PageHeader
        title={brand.name}
        lead={brand.slogan}
        meta={<StandingTag brand={brand} />}
        breadcrumbs={[{ label: t("title"), href: "/brands" }, { label: brand.name }]}
        actions={
          <>
            {word}
            {canEdit ? (
              <ButtonLink href={`/brands/${brand.id}/edit`} icon="edit">
                {t("edit")}
              </ButtonLink>
            ) : null}
            {canManage && !brand.toMonth ? (
              <ButtonLink href={`/brands/${brand.id}/iterate`} variant="quiet">
                {t("iterate.action")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
    </div>
  );
}
