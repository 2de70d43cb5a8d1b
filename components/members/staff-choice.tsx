import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

type Person = { id: string; name: string; employeeNo: string; departmentName: string };
type Props = { people: Person[]; onBooks: ReadonlyMap<string, string>; more: number };

/** Whom a search in the staff register has found: each leads on to the form, or to the member they are already. */
export async function StaffChoice({ people, onBooks, more }: Props) {
  const t = await getTranslations("members");
  if (people.length === 0) return <EmptyState kind="noMatch" resetHref="/members/new" text={t("form.nobody")} />;
  return (
    <Card>
      <ul className="divide-y divide-line">
        {people.map(({ id, name, employeeNo, departmentName }) => {
          const memberId = onBooks.get(id);
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span>
                {name}{" "}
                <span className="text-muted">
                  <span className="num">{employeeNo}</span> · {departmentName}
                </span>
              </span>
              <a className="tap" href={memberId ? `/members/${memberId}` : `/members/new?staff=${id}`}>
                {t(memberId ? "form.onBooks" : "form.take", { name })}
              </a>
            </li>
          );
        })}
      </ul>
      {more > 0 ? <p className="mt-3 text-muted">{t("form.more", { count: more })}</p> : null}
    </Card>
  );
}
