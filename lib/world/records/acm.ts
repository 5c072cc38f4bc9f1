import type { SimTime } from '@/lib/engine'

/** A name for a certificate and the host names that it covers; there are no keys. */
export interface Certificate {
  readonly arn: string
  readonly domainName: string
  /** The domain name first. */
  readonly names: readonly string[]
  readonly createdAt: SimTime
}
