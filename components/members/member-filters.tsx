import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { EDUCATION_FILTER, MEMBER_STAGES, MEMBER_STATES, SEX_FILTER, WHO } from "@/lib/members/schema";

type Option = { id: string; name: string };
type Props = { url: ListUrl; branches: Option[]; groups: Option[]; total: number };

const asOption = ({ id, name }: Option) => ({ value: id, label: name });

/** Filters of the list; groups are offered once a branch is chosen, because their names repeat. */
export async function MemberFilterBar({ url, branches, groups, total }: Props) {
  const t = await getTranslations("members");
  const staff = await getTranslations("staff");
  const query = new URLSearchParams(url.entries.filter(([name]) => name !== "page")).toString();
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("search") }}
      filters={[
        ...(branches.length > 1 ? [{ name: "branch", label: t("branch"), options: branches.map(asOption) }] : []),
        ...(groups.length > 0 ? [{ name: "group", label: t("group"), options: groups.map(asOption) }] : []),
        {
          name: "stage",
          label: t("stageLabel"),
          options: MEMBER_STAGES.map((value) => ({ value, label: t(`stage.${value}`) })),
        },
        { name: "who", label: t("whoLabel"), options: WHO.map((value) => ({ value, label: t(`who.${value}`) })) },
        {
          name: "state",
          label: t("stateLabel"),
          anyLabel: t("stateAny"),
          options: MEMBER_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        {
          name: "sex",
          label: staff("sexLabel"),
          options: SEX_FILTER.map((value) => ({ value, label: staff(`sex.${value}`) })),
        },
        {
          name: "education",
          label: staff("educationLabel"),
          options: EDUCATION_FILTER.map((value) => ({ value, label: staff(`education.${value}`) })),
        },
      ]}
      actions={
        total > 0 ? (
          <ButtonLink href={`/api/exports/members${query ? `?${query}` : ""}`} icon="download" download>
            {t("export.button", { count: total })}
          </ButtonLink>
        ) : null
      }
    />
  );
}
