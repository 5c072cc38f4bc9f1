// Errors as the AWS command line prints them.

/** `UpdateService` of `aws ecs update-service …`; null when the line names no operation. */
export function operationOf(commandLine: string): string | null {
  const [aws, service, operation] = commandLine.trim().split(/\s+/)
  if (
    aws !== 'aws' ||
    service === undefined ||
    operation === undefined ||
    !/^[a-z][a-z0-9-]*$/.test(operation)
  )
    return null
  return operation.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** `An error occurred (X) when calling the Y operation: …`; lines that could not be read say only what is wrong. */
export function formatAwsError(
  error: { readonly code: string; readonly message: string },
  operation: string | null,
): string {
  if (error.code === 'CommandLineError' || operation === null) return error.message
  return `An error occurred (${error.code}) when calling the ${operation} operation: ${error.message}`
}

/** StartTask and its like succeed with a list of failures; that is a refusal too. */
export function failureIn(output: unknown): string | null {
  if (typeof output !== 'object' || output === null || !('failures' in output)) return null
  const [first] = Array.isArray(output.failures) ? output.failures : []
  if (typeof first !== 'object' || first === null) return null
  const { reason, detail } = first as { readonly reason?: string; readonly detail?: string }
  return [reason, detail].filter(Boolean).join(' · ') || 'failed'
}
