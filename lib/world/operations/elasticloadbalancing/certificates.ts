// `Certificates` and `SslPolicy` of HTTPS listeners. ELBv2 API, CreateListener.

import * as z from 'zod'
import { SSL_POLICY_DEFAULT } from '@/lib/aws/defaults'
import { AwsError, certificateNotFound, validationError } from '@/lib/aws/error'
import type { Listener } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'

export const certificatesSchema = z.array(
  z.strictObject({ CertificateArn: z.string().optional(), IsDefault: z.boolean().optional() }),
)
type CertificatesInput = z.output<typeof certificatesSchema>

export const sslPolicySchema = z
  .string()
  .regex(/^ELBSecurityPolicy-[A-Za-z0-9-]{1,60}$/, 'must be the name of a policy: ELBSecurityPolicy-…')

interface TlsInput {
  readonly SslPolicy?: string | undefined
  readonly Certificates?: CertificatesInput | undefined
}

/** What an HTTPS listener needs and no other may have. Its further certificates are added later. */
export function readTls(
  state: State,
  protocol: Listener['protocol'],
  { SslPolicy, Certificates }: TlsInput,
  known: Pick<Listener, 'sslPolicy' | 'certificates'> = { sslPolicy: null, certificates: [] },
): Pick<Listener, 'sslPolicy' | 'certificates'> {
  if (protocol !== 'HTTPS' && protocol !== 'TLS') {
    if (Certificates?.length) throw needsHttps('Certificates')
    if (SslPolicy !== undefined) throw needsHttps('SslPolicy')
    return { sslPolicy: null, certificates: [] }
  }
  const arn = Certificates ? defaultCertificate(state, Certificates) : known.certificates[0]
  if (arn === undefined)
    throw validationError('A certificate must be specified for HTTPS listeners', 'Certificates')
  return {
    sslPolicy: SslPolicy ?? known.sslPolicy ?? SSL_POLICY_DEFAULT,
    certificates: [arn, ...known.certificates.slice(1).filter((other) => other !== arn)],
  }
}

function needsHttps(member: string): AwsError {
  return validationError(`${member} can be given for HTTPS and TLS listeners only`, member)
}

function defaultCertificate(state: State, certificates: CertificatesInput): string {
  const [first, ...others] = certificates
  if (first === undefined) {
    throw validationError('A certificate must be specified for HTTPS listeners', 'Certificates')
  }
  if (others.length > 0) {
    throw validationError(
      'Only the default certificate can be given here; AddListenerCertificates adds others',
      'Certificates[1]',
    )
  }
  if (first.IsDefault !== undefined)
    throw validationError('IsDefault cannot be given here', 'Certificates[0].IsDefault')
  return knownCertificate(state, first.CertificateArn, 'Certificates[0].CertificateArn')
}

/** Its ARN, if there is such a certificate. */
export function knownCertificate(state: State, arn: string | undefined, where: string): string {
  if (arn === undefined) throw validationError('A certificate must have its ARN', where)
  if (!state.certificates.has(arn)) throw certificateNotFound(arn, where)
  return arn
}

/** An HTTPS listener, for operations on its certificates. */
export function checkHttps({ protocol }: Listener): void {
  if (protocol === 'HTTPS' || protocol === 'TLS') return
  throw new AwsError('InvalidConfigurationRequest', 'Only HTTPS listeners have certificates', 'ListenerArn')
}
