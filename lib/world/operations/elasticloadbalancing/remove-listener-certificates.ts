import * as z from 'zod'
import { operationNotPermitted } from '@/lib/aws/error'
import { operation } from '@/lib/world/operation'
import { certificatesSchema, checkHttps } from './certificates'
import { findListener } from './find'

/** The default certificate stays; ModifyListener puts another in its place. */
export const removeListenerCertificates = operation({
  action: 'elasticloadbalancing:RemoveListenerCertificates',
  readOnly: false,
  input: z.strictObject({ ListenerArn: z.string(), Certificates: certificatesSchema.min(1) }),
  perform({ world }, { ListenerArn, Certificates }) {
    const listener = findListener(world.state, ListenerArn)
    checkHttps(listener)
    const gone = new Set(Certificates.map(({ CertificateArn }) => CertificateArn))
    if (gone.has(listener.certificates[0]))
      throw operationNotPermitted('The default certificate of a listener cannot be removed')
    listener.certificates = listener.certificates.filter((arn) => !gone.has(arn))
    world.bus.changed('listeners', listener.arn)
    return {}
  },
})
