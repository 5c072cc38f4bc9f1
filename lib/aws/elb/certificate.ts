// Which certificate a listener presents, chosen by the name that the client asks for (SNI). ALB guide, https-listener-certificates.

/** Whether it covers a host name. A `*` stands for exactly one label, the first. RFC 6125, 6.4.3. */
export function coversName(names: readonly string[], host: string): boolean {
  const wanted = host.toLowerCase()
  const dot = wanted.indexOf('.')
  return names.some((name) => {
    const own = name.toLowerCase()
    return own === wanted || (own.startsWith('*.') && dot > 0 && own.slice(1) === wanted.slice(dot))
  })
}

/** An exact name before one with a wildcard; the default certificate, which comes first, where none covers the name. */
export function certificateFor<C extends { readonly names: readonly string[] }>(
  certificates: readonly C[],
  host: string,
): C | undefined {
  const wanted = host.toLowerCase()
  const exact = certificates.find(({ names }) => names.some((name) => name.toLowerCase() === wanted))
  return exact ?? certificates.find(({ names }) => coversName(names, host)) ?? certificates[0]
}
