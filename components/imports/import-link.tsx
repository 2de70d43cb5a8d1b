import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import type { Actor } from "@/lib/core/actor";
import { canImport } from "@/lib/imports/policy";
import type { ImportKind } from "@/lib/imports/schema";

/** The way from a register to bringing a file into it, for those who may. */
export function ImportLink({ actor, kind }: { actor: Actor; kind: ImportKind }) {
  const t = useTranslations("imports");
  return canImport(actor, kind) ? <ButtonLink href={`/imports/new?kind=${kind}`}>{t("new")}</ButtonLink> : null;
}
