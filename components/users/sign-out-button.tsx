import { Icon } from "@/components/ui/icon";
import { signOutAction } from "@/lib/users/actions";

/** A plain form: leaving must work with scripts off, and costs no page any script. */
export function SignOutButton({ label }: { label: string }) {
  const leave: unknown = signOutAction.bind(null, null);
  return (
    <form action={leave as (data: FormData) => Promise<void>}>
      <button type="submit">
        <Icon name="sign-out" />
        {label}
      </button>
    </form>
  );
}
