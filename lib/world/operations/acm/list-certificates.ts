import * as z from 'zod'
import { certificateSummary } from '@/lib/world/describe/acm/outputs'
import { operation } from '@/lib/world/operation'

export const listCertificates = operation({
  action: 'acm:ListCertificates',
  readOnly: true,
  ignores: ['CertificateStatuses', 'Includes', 'NextToken', 'MaxItems', 'SortBy', 'SortOrder'],
  input: z.strictObject({}),
  perform: ({ world: { state } }) => ({
    CertificateSummaryList: [...state.certificates.values()].map((one) => certificateSummary(state, one)),
  }),
})
