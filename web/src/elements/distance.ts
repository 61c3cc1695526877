/** The distance between two moments, as the design says it: whole days from two days on, else hours, else minutes. */
export interface Distance {
  amount: number;
  unit: "day" | "hour" | "minute";
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Positive for the future, negative for the past; rounded towards now. */
export function distance(at: number, now: number): Distance {
  const gap = at - now;
  const size = Math.abs(gap);
  const sign = gap < 0 ? -1 : 1;
  if (size >= 2 * day) return { amount: sign * Math.floor(size / day), unit: "day" };
  if (size >= 2 * hour) return { amount: sign * Math.floor(size / hour), unit: "hour" };
  return { amount: sign * Math.floor(size / minute), unit: "minute" };
}

export type Urgency = "calm" | "near" | "urgent" | "over";

/** Calm until a week before, near until two days before, then urgent, then over. */
export function urgency(at: number, now: number): Urgency {
  if (at <= now) return "over";
  if (at - now <= 2 * day) return "urgent";
  return at - now <= 7 * day ? "near" : "calm";
}

export type Patience = "new" | "care" | "long";

/** How long something has waited: amber after ten days, with a bar after fourteen. */
export function patience(since: number, now: number): Patience {
  const days = (now - since) / day;
  if (days >= 14) return "long";
  return days >= 10 ? "care" : "new";
}

/** "in 11 days", "3 hours ago", in the language given. */
export function words(found: Distance, lang: string): string {
  const { amount, unit } = found;
  const name = new Intl.RelativeTimeFormat(lang, { numeric: amount === 0 ? "auto" : "always" });
  return name.format(amount, unit);
}

/** "11 days", without direction. */
export function duration(found: Distance, lang: string): string {
  const name = new Intl.NumberFormat(lang, { style: "unit", unit: found.unit, unitDisplay: "long" });
  return name.format(Math.abs(found.amount));
}
