import * as z from 'zod'
import { AwsError } from '@/lib/aws/error'
import { CERTIFICATES_PER_LOAD_BALANCER_MAX } from '@/lib/aws/limits'
import { listenersOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import { certificatesSchema, checkHttps, knownCertificate } from './certificates'
import { findListener } from './find'

/** One that the listener has already stays as it is. */
export const addListenerCertificates = operation({
  action: 'elasticloadbalancing:AddListenerCertificates',
  readOnly: false,
  input: z.strictObject({ ListenerArn: z.string(), Certificates: certificatesSchema.min(1) }),
  perform({ world }, { ListenerArn, Certificates }) {
    const { state } = world
    const listener = findListener(state, ListenerArn)
    checkHttps(listener)
    const arns = Certificates.map(({ CertificateArn }, i) =>
      knownCertificate(state, CertificateArn, `Certificates[${i}].CertificateArn`),
    )
    const all = [...new Set([...listener.certificates, ...arns])]
    const others = listenersOf(state, listener.loadBalancerArn).filter(({ arn }) => arn !== listener.arn)
    // The default certificates do not count.
    const added = others.reduce((sum, one) => sum + Math.max(0, one.certificates.length - 1), all.length - 1)
    if (added > CERTIFICATES_PER_LOAD_BALANCER_MAX) {
      throw new AwsError(
        'TooManyCertificates',
        `A load balancer can have at most ${CERTIFICATES_PER_LOAD_BALANCER_MAX} certificates beside the default ones`,
        'Certificates',
      )
    }
    listener.certificates = all
    world.bus.changed('listeners', listener.arn)
    return { Certificates: arns.map((arn) => ({ CertificateArn: arn, IsDefault: arn === all[0] })) }
  },
})
