/** `1 task`, `2 tasks`; the number as people write it: `1,250 requests`. */
export function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`
}
