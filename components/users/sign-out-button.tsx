import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { signOutAction } from "@/lib/users/actions";

/** A plain form: leaving must work with scripts off, and costs no page any script. */
export function SignOutButton({ label, framed = false }: { label: string; framed?: boolean }) {
  const leave: unknown = signOutAction.bind(null, null);
  return (
    <form action={leave as (data: FormData) => Promise<void>}>
      {framed ? (
        <Button type="submit" icon="sign-out">
          {label}
        </Button>
      ) : (
        <button type="submit">
          <Icon name="sign-out" />
          {label}
        </button>
      )}
    </form>
  );
}
