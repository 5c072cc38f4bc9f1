import * as z from 'zod'
import { certificateOutput } from '@/lib/world/describe/acm/outputs'
import { operation } from '@/lib/world/operation'
import { findCertificate } from './find'

export const describeCertificate = operation({
  action: 'acm:DescribeCertificate',
  readOnly: true,
  input: z.strictObject({ CertificateArn: z.string() }),
  perform: ({ world: { state } }, { CertificateArn }) => ({
    Certificate: certificateOutput(state, findCertificate(state, CertificateArn)),
  }),
})
