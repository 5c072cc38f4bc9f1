/** A path of the scenario file and the value that it gets. */
export interface Setting {
  readonly path: string
  readonly value: unknown
}

/** `traffic[0].arrivals.poisson.rps=20, pace="aws"` */
export function settingsText(settings: readonly Setting[]): string {
  return settings.map(({ path, value }) => `${path}=${JSON.stringify(value)}`).join(', ')
}
