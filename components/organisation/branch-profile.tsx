import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Disclosure } from "@/components/ui/disclosure";
import type { Day } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { BranchDetail } from "@/lib/organisation/queries/branch-detail";
import { spanWords } from "./span-words";

type Link = { id: string; name: string };

/** Where a branch stands: what it is, in which departments, below and beside which branches. */
export async function BranchProfile({ branch, editable }: { branch: BranchDetail; editable: boolean }) {
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  const present = branch.pairings.filter(({ toDay }) => toDay === null);
  const past = branch.pairings.filter(({ toDay }) => toDay !== null);
  const departments = present.map(({ departmentId, departmentName }) => ({ id: departmentId, name: departmentName }));
  const links = (to: string, all: Link[]) => <Links to={to} links={all} comma={t("listComma")} />;
  const items = [
    { term: t("branch.kind"), value: t(`branchKind.${branch.kind}`) },
    { term: t("branch.founded"), value: branch.foundedOn ? formatDay(branch.foundedOn, locale) : t("none") },
    {
      term: t("branch.departments"),
      value: departments.length > 0 ? links("/departments", departments) : t("none"),
    },
    ...(branch.parent ? [{ term: t("branch.parent"), value: links("/branches", [branch.parent]) }] : []),
    ...(branch.children.length > 0
      ? [{ term: t("branch.childrenTerm"), value: links("/branches", branch.children) }]
      : []),
    ...(branch.ledBy ? [{ term: t("branch.ledByTerm"), value: links("/branches", [branch.ledBy]) }] : []),
    ...(branch.leads.length > 0 ? [{ term: t("branch.leadsTerm"), value: links("/branches", branch.leads) }] : []),
  ];
  const edit = <a href={`/branches/${branch.id}/pairings`}>{t("pairing.edit")}</a>;
  return (
    <Card title={t("branch.profile")} id="profile" actions={editable ? edit : null}>
      <DefinitionList items={items} />
      {past.length > 0 ? (
        <Disclosure summary={t("branch.pastPairings", { count: past.length })}>
          <ul className="grid gap-2">
            {past.map((pairing) => (
              <li key={pairing.id}>
                <a href={`/departments/${pairing.departmentId}`}>{pairing.departmentName}</a>{" "}
                <span className="text-muted">{spanWords(t, pairing, locale)}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Card>
  );
}

function Links({ to, links, comma }: { to: string; links: Link[]; comma: string }): ReactNode {
  return links.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 ? comma : ""}
      <a href={`${to}/${id}`}>{name}</a>
    </span>
  ));
}

type CommitteeProps = { branch: BranchDetail; term: { electedOn: Day; dueOn: Day } | null; manages: boolean };

/** Who leads a branch, until when, and its groups with their leaders. */
export async function BranchCommittee({ branch, term, manages }: CommitteeProps) {
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  const items = branch.posts.map((post) => ({
    term: post.title,
    value: t("branch.postSince", { name: post.name, day: formatDay(post.fromDay, locale) }),
  }));
  const day = (value: Day) => formatDay(value, locale);
  return (
    <Card
      title={t("branch.committee")}
      id="committee"
      actions={<a href={`/branches/${branch.id}/committee`}>{t("branch.committeeLink")}</a>}
    >
      <p className="mb-3">
        {term ? t("branch.term", { from: day(term.electedOn), to: day(term.dueOn) }) : t("branch.noTerm")}
      </p>
      <DefinitionList items={items} />
      <h3 className="mt-4 mb-1 font-semibold">
        {t("group.title")} {manages ? <a href={`/branches/${branch.id}/groups`}>{t("group.manage")}</a> : null}
      </h3>
      {branch.groups.length === 0 ? <p className="text-muted">{t("group.none")}</p> : null}
      <ul className="grid gap-2">
        {branch.groups.map(({ id, name, members, leader }) => (
          <li key={id}>
            <a href={`/members?branch=${branch.id}&group=${id}`}>{name}</a>{" "}
            <span className="text-muted">
              {t("group.facts", { count: members, leader: leader ?? t("group.noLeader") })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
