type LogoProps = { size?: number; label?: string };

/** Two arcs, one red, one ink: patient outside, staff inside. The Party emblem is in no logo of ours. */
export function Logo({ size = 28, label }: LogoProps) {
  const spoken = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or decorative and hidden
    <svg
      className="logo"
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="none"
      strokeWidth="4"
      strokeLinecap="round"
      {...spoken}
    >
      <path d="M27.1 20.6A12 12 0 1 1 25.8 9.1" stroke="var(--color-red-700)" />
      <path d="M11.4 18.7A5.4 5.4 0 1 1 16.5 21.4" stroke="var(--color-ink-600)" />
    </svg>
  );
}
