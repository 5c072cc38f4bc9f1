import * as z from 'zod'
import { arns } from '@/lib/aws/arn'
import { uuid } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'

/** ACM quotas: names in one certificate. */
const NAMES_MAX = 10

const domainName = z
  .string()
  .max(253)
  .regex(
    /^(?:\*\.)?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
    'must be a domain name, such as "example.com" or "*.example.com"',
  )

/** Issued at once: whose the domain is, nobody asks. */
export const requestCertificate = operation({
  action: 'acm:RequestCertificate',
  readOnly: false,
  ignores: [
    'ValidationMethod',
    'DomainValidationOptions',
    'IdempotencyToken',
    'Options',
    'CertificateAuthorityArn',
    'KeyAlgorithm',
    'ManagedBy',
    'Tags',
  ],
  input: z.strictObject({
    DomainName: domainName,
    SubjectAlternativeNames: z.array(domainName).max(NAMES_MAX).optional(),
  }),
  perform({ world, region, accountId }, { DomainName, SubjectAlternativeNames = [] }) {
    const arn = arns(region, accountId).certificate(uuid(world, 'certificate'))
    world.state.certificates.set(arn, {
      arn,
      domainName: DomainName,
      names: [...new Set([DomainName, ...SubjectAlternativeNames])],
      createdAt: world.engine.now,
    })
    return { CertificateArn: arn }
  },
})
