import type { BrandDetail } from "@/lib/brands/queries";

type Props = { brand: Pick<BrandDetail, "id" | "name" | "logo">; size: number; label: string };

/** A brand's logo; without one its first character stands in, as on a seal. */
export function BrandLogo({ brand, size, label }: Props) {
  const style = { width: size, height: size };
  if (brand.logo) {
    const src = `/api/files/logos/${brand.id}?v=${brand.logo.slice(0, 16)}`;
    return <img className="brand-logo" src={src} alt={label} width={size} height={size} style={style} />;
  }
  return (
    <span className="brand-logo brand-seal" style={{ ...style, fontSize: size * 0.5 }} aria-hidden="true">
      {[...brand.name][0]}
    </span>
  );
}
