// Identifiers that the answer of one operation has for the next, and what stands in their place until there is an answer.

/** `answers[1].TargetGroups[0].TargetGroupArn`, or `<TargetGroupArn of the answer above>`. */
export function fromAnswer(
  answers: readonly unknown[],
  index: number,
  path: readonly (string | number)[],
): string {
  const found = path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    answers[index],
  )
  return typeof found === 'string' ? found : `<${path.at(-1)} of an answer above>`
}
