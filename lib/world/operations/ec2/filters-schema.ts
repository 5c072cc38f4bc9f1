import * as z from 'zod'

/** EC2 API, Filter. */
export const filtersSchema = z
  .array(z.strictObject({ Name: z.string(), Values: z.array(z.string()).min(1) }))
  .optional()
