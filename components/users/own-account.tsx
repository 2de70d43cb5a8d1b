import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { Role } from "@/lib/core/permissions";
import { setEmailAction, signOutEverywhereAction } from "@/lib/users/actions";
import type { OwnAccount, OwnSession } from "@/lib/users/queries/account";
import { SessionTable } from "./session-table";

type Props = { account: OwnAccount; roles: readonly Role[]; sessions: OwnSession[] };

export function OwnAccountPanel({ account, roles, sessions }: Props) {
  const t = useTranslations("users");
  return (
    <>
      <Card
        title={t("account.profile")}
        actions={
          <ButtonLink href="/password" icon="key">
            {t("change.title")}
          </ButtonLink>
        }
      >
        <DefinitionList
          items={[
            { term: t("name"), value: account.name },
            { term: t("username"), value: account.username },
            { term: t("roles"), value: roles.map((role) => t(`role.${role}`)).join(t("comma")) },
            { term: t("branches"), value: account.branches.join(t("comma")) || t("allBranches") },
          ]}
        />
      </Card>
      <EmailCard account={account} />
      <Card title={t("account.sessions")} footer={<SignOutEverywhere />}>
        <p className="text-muted">{t("account.sessionsText")}</p>
        <SessionTable rows={sessions} />
      </Card>
    </>
  );
}

function EmailCard({ account }: { account: OwnAccount }) {
  const t = useTranslations("users");
  return (
    <Card title={t("email")}>
      <Form id="email" action={setEmailAction} successMessage={t("account.emailSaved")}>
        <HiddenField name="version" value={account.version} />
        <TextField
          name="email"
          type="email"
          label={t("account.ownEmail")}
          hint={t(account.offersMail ? "account.emailHint" : "account.noMail")}
          maxLength={254}
          autoComplete="email"
          defaultValue={account.email}
        />
        <SubmitButton>{t("save")}</SubmitButton>
      </Form>
    </Card>
  );
}

function SignOutEverywhere() {
  const t = useTranslations("users.account");
  return (
    <ActionButton id="sign-out-everywhere" action={signOutEverywhereAction}>
      {t("signOutEverywhere")}
    </ActionButton>
  );
}
