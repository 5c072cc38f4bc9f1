import { toSeconds } from '@/lib/engine'
import type { Certificate } from '@/lib/world/records/acm'
import type { State } from '@/lib/world/state'

export function certificateOutput(state: State, certificate: Certificate) {
  const { arn, domainName, names, createdAt } = certificate
  const at = toSeconds(createdAt)
  return {
    CertificateArn: arn,
    DomainName: domainName,
    SubjectAlternativeNames: [...names],
    Status: 'ISSUED',
    Type: 'AMAZON_ISSUED',
    CreatedAt: at,
    IssuedAt: at,
    InUseBy: [...usersOf(state, arn)],
  }
}

export function certificateSummary(state: State, certificate: Certificate) {
  const { arn, domainName, names } = certificate
  return {
    CertificateArn: arn,
    DomainName: domainName,
    SubjectAlternativeNameSummaries: [...names],
    Status: 'ISSUED',
    InUse: usersOf(state, arn).size > 0,
  }
}

/** ARNs of load balancers with a listener that has it. */
export function usersOf({ listeners }: State, arn: string): ReadonlySet<string> {
  const using = [...listeners.values()].filter(({ certificates }) => certificates.includes(arn))
  return new Set(using.map(({ loadBalancerArn }) => loadBalancerArn))
}
