/** A number with as many decimals as it is worth: `120`, `3.4`, `0.04`, `–` for none. */
export function shortNumber(value: number | null): string {
  if (value === null) return '–'
  const size = Math.abs(value)
  if (size >= 10_000) return `${Number((value / 1_000).toFixed(size >= 100_000 ? 0 : 1))}k`
  return size >= 10 || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(size >= 1 ? 1 : 2)
}
