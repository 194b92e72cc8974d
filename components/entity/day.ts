/** A day as `<input type="date">` gives it, as the last moment of that day here; null for none. */
export function endOfDay(day: string): Date | null {
  return day ? new Date(`${day}T23:59:59.000`) : null;
}

/** The day on which a moment falls here, as `<input type="date">` takes it; "" for none. */
export function dayOf(moment: Date | null | undefined): string {
  if (!moment) return "";
  const two = (value: number) => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
