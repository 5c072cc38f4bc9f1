// Repositories of images.

import type { SimTime } from '@/lib/engine'

export interface Repository {
  readonly arn: string
  readonly name: string
  readonly uri: string
  readonly createdAt: SimTime
  readonly images: { readonly tag: string; readonly digest: string; readonly pushedAt: SimTime }[]
}
