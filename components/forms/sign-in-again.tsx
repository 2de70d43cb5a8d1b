import type { FormLabels } from "./form-labels";

/** The way to sign in again beside the page, on which what was typed stays. */
export function SignInAgain({ labels }: { labels: Pick<FormLabels, "signIn"> }) {
  return (
    <a href="/sign-in" target="_blank" rel="noopener" className="tap">
      {labels.signIn}
    </a>
  );
}
