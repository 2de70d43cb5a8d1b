import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { disableUserAction, enableUserAction, endSessionsAction, resetPasswordAction } from "@/lib/users/actions";
import type { UserDetail } from "@/lib/users/queries/users";
import { FirstPassword } from "./first-password";
import { SessionTable } from "./session-table";
import { useFirstPasswordWords } from "./user-forms";

type Props = { user: UserDetail; own: boolean };

/** Everything done to an account with one button; nothing of it for one's own. */
export function UserControls({ user, own }: Props) {
  const t = useTranslations("users.control");
  if (own) return <Notice title={t("ownTitle")}>{<p>{t("ownText")}</p>}</Notice>;
  return (
    <>
      <Card title={t("passwordTitle")}>
        <ResetPassword user={user} />
      </Card>
      <Card title={t("sessionsTitle")}>
        <SessionTable rows={user.sessions} />
        {user.sessions.length > 0 ? (
          <ActionButton id="end-sessions" action={endSessionsAction} fields={{ id: user.id }}>
            {t("endSessions")}
          </ActionButton>
        ) : null}
      </Card>
      <Card title={t("accessTitle")}>
        <p className="text-muted">{t(user.disabledAt ? "enableText" : "disableText")}</p>
        <ActionButton
          id="access"
          action={user.disabledAt ? enableUserAction : disableUserAction}
          fields={{ id: user.id, version: user.version }}
          variant={user.disabledAt ? "secondary" : "danger"}
        >
          {t(user.disabledAt ? "enable" : "disable")}
        </ActionButton>
      </Card>
    </>
  );
}

function ResetPassword({ user }: { user: UserDetail }) {
  const t = useTranslations("users.control");
  return (
    <Form id="reset-password" action={resetPasswordAction} onlyOnce={false}>
      <FirstPassword words={useFirstPasswordWords()} />
      <p className="text-muted">{t("resetText")}</p>
      <HiddenField name="id" value={user.id} />
      <HiddenField name="version" value={user.version} />
      <SubmitButton variant="secondary">{t("reset")}</SubmitButton>
    </Form>
  );
}
