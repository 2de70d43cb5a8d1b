import { useTranslations } from "next-intl";
import { CheckboxGroup } from "@/components/forms/choice-fields";
import { TextField } from "@/components/forms/text-fields";
import { ROLES } from "@/lib/core/permissions";

type Person = { name: string; employeeNo: string | null; email: string | null; roles: string[]; branchIds: string[] };
type Props = { person?: Person; branches: { id: string; name: string }[] };

/** What a new account and a changed one have in common. */
export function PersonFields({ person, branches }: Props) {
  const t = useTranslations("users");
  return (
    <>
      <TextField name="name" label={t("name")} required maxLength={40} defaultValue={person?.name} />
      <TextField
        name="employeeNo"
        label={t("employeeNo")}
        hint={t("employeeNoHint")}
        maxLength={40}
        defaultValue={person?.employeeNo}
      />
      <TextField
        name="email"
        type="email"
        label={t("email")}
        hint={t("emailHint")}
        maxLength={254}
        autoComplete="off"
        defaultValue={person?.email}
      />
      <CheckboxGroup
        name="roles"
        legend={t("roles")}
        hint={t("rolesHint")}
        required
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`), hint: t(`roleHint.${role}`) }))}
        defaultValue={person?.roles}
      />
      <CheckboxGroup
        name="branchIds"
        legend={t("branches")}
        hint={t("branchesHint")}
        inline
        options={branches.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={person?.branchIds}
      />
    </>
  );
}
