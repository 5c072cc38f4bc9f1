import * as z from 'zod'
import { acmResourceInUse } from '@/lib/aws/error'
import { usersOf } from '@/lib/world/describe/acm/outputs'
import { operation } from '@/lib/world/operation'
import { findCertificate } from './find'

export const deleteCertificate = operation({
  action: 'acm:DeleteCertificate',
  readOnly: false,
  input: z.strictObject({ CertificateArn: z.string() }),
  perform({ world: { state } }, { CertificateArn }) {
    const { arn } = findCertificate(state, CertificateArn)
    if (usersOf(state, arn).size > 0) throw acmResourceInUse(arn)
    state.certificates.delete(arn)
    return {}
  },
})
