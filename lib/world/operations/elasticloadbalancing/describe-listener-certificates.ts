import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { findListener } from './find'

/** The default certificate comes first. */
export const describeListenerCertificates = operation({
  action: 'elasticloadbalancing:DescribeListenerCertificates',
  readOnly: true,
  ignores: ['Marker', 'PageSize'],
  input: z.strictObject({ ListenerArn: z.string() }),
  perform({ world: { state } }, { ListenerArn }) {
    const { certificates } = findListener(state, ListenerArn)
    return {
      Certificates: certificates.map((CertificateArn, i) => ({ CertificateArn, IsDefault: i === 0 })),
    }
  },
})
