/** `1 task`, `2 tasks`, `0 tasks`: a number before its noun, without a locale. The screen has its own, through `Intl`. */
export function counted(number: number, one: string, other = `${one}s`): string {
  return `${number} ${number === 1 ? one : other}`
}
