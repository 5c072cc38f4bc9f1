/** `first`, or `first-2`, `first-3` and so on: the first that none has. */
export function freeName(first: string, taken: readonly { readonly name: string }[]): string {
  const names = new Set(taken.map(({ name }) => name))
  for (let n = 1; ; n++) {
    const name = n === 1 ? first : `${first}-${n}`
    if (!names.has(name)) return name
  }
}
