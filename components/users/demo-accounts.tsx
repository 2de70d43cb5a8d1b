import { useTranslations } from "next-intl";
import type { DemoAccount } from "@/lib/users/queries/entrance";
import { DEMO_PASSWORD } from "@/lib/users/rules";

/** One tap fills the form: a plain link that works without scripts. */
export function DemoAccounts({ accounts }: { accounts: DemoAccount[] }) {
  const t = useTranslations("users");
  return (
    <section className="flex flex-col gap-3" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className="font-semibold">
        {t("demo.title")}
      </h2>
      <p className="text-muted">
        {t.rich("demo.text", { password: () => <code className="whitespace-nowrap">{DEMO_PASSWORD}</code> })}
      </p>
      <ul className="flex flex-col gap-2">
        {accounts.map(({ username, name, role, branchName }) => (
          <li key={username}>
            <a
              className="tap flex flex-wrap items-baseline justify-between gap-x-3 rounded border border-line bg-surface px-3 py-2"
              href={`/sign-in?username=${username}`}
            >
              <span className="font-semibold">{t(`role.${role}`)}</span>
              <span className="text-muted">{branchName ? `${name} · ${branchName}` : name}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
