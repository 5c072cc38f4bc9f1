// Figures of an outcome as text, the same on the screen, in the terminal and in reports. Locale-free.

/** `$0.0891`, `$12.40`, `$1,204.00`: of small amounts four decimals, as a short run costs less than a cent. */
export function usd(amount: number): string {
  const [whole = '', decimals = ''] = amount.toFixed(amount < 1 ? 4 : 2).split('.')
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`
}

/**
 * `98.5 %`. Rounded towards what is worse, so that 98.496 % do not read as the 98.5 % that they miss: a share that is to be high is
 * cut off, one that is to be low rounded up.
 */
export function percent(share: number, isGood: 'high' | 'low' = 'high'): string {
  const hundredths = isGood === 'high' ? Math.floor(share * 10_000 + 1e-6) : Math.ceil(share * 10_000 - 1e-6)
  return `${hundredths / 100} %`
}

/** `1.49 h`, `0.0275 h` */
export function hours(value: number): string {
  return `${figure(value)} h`
}

/** Four digits at most, and no more zeros than needed: `1.486`, `0.02751`, `10570`. */
export function figure(value: number): string {
  if (value >= 1_000 || Number.isInteger(value)) return String(Math.round(value))
  return String(Number(value.toPrecision(4)))
}

/** `35 s`, `12 min`, `4.2 h`: for amounts of task-seconds. */
export function taskTime(taskSeconds: number): string {
  if (taskSeconds < 120) return `${Math.round(taskSeconds)} task-s`
  if (taskSeconds < 7_200) return `${Math.round(taskSeconds / 60)} task-min`
  return `${Number((taskSeconds / 3_600).toFixed(1))} task-h`
}

/** `0:43`, `29:50`, `1:02:05` */
export function clockTime(seconds: number): string {
  const total = Math.floor(seconds)
  const two = (n: number) => String(n).padStart(2, '0')
  const [h, m, s] = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
