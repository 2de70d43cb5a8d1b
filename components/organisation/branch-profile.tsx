import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Disclosure } from "@/components/ui/disclosure";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { BranchDetail } from "@/lib/organisation/queries/branch-detail";

/** Who a branch is: its committee, departments, groups, and whom it leads. */
export async function BranchProfile({ branch }: { branch: BranchDetail }) {
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  const present = branch.pairings.filter((pairing) => pairing.toDay === null);
  const past = branch.pairings.filter((pairing) => pairing.toDay !== null);
  const comma = t("listComma");
  const items = [
    { term: t("branch.founded"), value: branch.foundedOn ? formatDay(branch.foundedOn, locale) : t("none") },
    { term: t("branch.departments"), value: present.map((pairing) => pairing.departmentName).join(comma) || t("none") },
    {
      term: t("branch.groups"),
      value:
        branch.groups.map((group) => t("branch.groupSize", { name: group.name, members: group.members })).join(comma) ||
        t("none"),
    },
    ...branch.posts.map((post) => ({
      term: post.title,
      value: t("branch.postSince", { name: post.name, day: formatDay(post.fromDay, locale) }),
    })),
  ];
  return (
    <Card title={t("branch.profile")}>
      <DefinitionList items={items} />
      <LeadLinks branch={branch} />
      {past.length > 0 ? (
        <Disclosure summary={t("branch.pastPairings", { count: past.length })}>
          <ul>
            {past.map((pairing) => (
              <li key={pairing.id}>
                {t("branch.pastPairing", {
                  name: pairing.departmentName,
                  from: formatDay(pairing.fromDay, locale),
                  to: formatDay(pairing.toDay ?? "", locale),
                })}
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Card>
  );
}

async function LeadLinks({ branch }: { branch: BranchDetail }) {
  const t = await getTranslations("organisation");
  const links = branch.ledBy ? [branch.ledBy] : branch.leads;
  if (links.length === 0) return null;
  return (
    <p>
      {branch.ledBy ? t("branch.ledByLabel") : t("branch.leadsLabel")}
      {links.map((link, index) => (
        <span key={link.id}>
          {index > 0 ? t("listComma") : ""}
          <a href={`/branches/${link.id}`}>{link.name}</a>
        </span>
      ))}
    </p>
  );
}
