import { type RingValue, ringsSvg } from "../charts/rings";

type RingsProps = { label: string; patient: RingValue; staff: RingValue; size?: number };

/** 同心环: the patient's arc outside, the staff's inside, with ticks for the interval. */
export function Rings({ label, patient, staff, size = 44 }: RingsProps) {
  const html = ringsSvg({ label, patient, staff, size });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own escaping template
  return <span className="rings" dangerouslySetInnerHTML={{ __html: html }} />;
}
