import { acmResourceNotFound } from '@/lib/aws/error'
import type { Certificate } from '@/lib/world/records/acm'
import type { State } from '@/lib/world/state'

export function findCertificate(state: State, arn: string): Certificate {
  const found = state.certificates.get(arn)
  if (!found) throw acmResourceNotFound(arn)
  return found
}
